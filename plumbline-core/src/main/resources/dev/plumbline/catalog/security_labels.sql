SELECT classoid AS class, objoid AS object, objsubid AS part, provider, label
FROM pg_seclabel
