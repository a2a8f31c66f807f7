-- What every new database has and this one has not; the schema public tells by itself.
SELECT name
FROM (VALUES ('plpgsql')) standard (name)
WHERE NOT EXISTS (SELECT FROM pg_extension e WHERE e.extname = standard.name)
