-- Whose objects belong to nobody in particular: the database's owner, and the superuser who made it.
SELECT pg_get_userbyid(datdba) AS name FROM pg_database WHERE datname = current_database()
UNION
SELECT pg_get_userbyid(10)
