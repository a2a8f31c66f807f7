-- Everything the server writes back depends on these; pinned for this transaction alone.
-- pg_temp stands last so that a temporary table cannot stand in for a catalog.
SELECT set_config('search_path', 'pg_catalog, pg_temp', true),
       set_config('TimeZone', 'UTC', true),
       set_config('DateStyle', 'ISO', true),
       set_config('IntervalStyle', 'postgres', true),
       set_config('extra_float_digits', '3', true),
       set_config('quote_all_identifiers', 'off', true),
       set_config('bytea_output', 'hex', true),
       set_config('xmloption', 'content', true),
       set_config('standard_conforming_strings', 'on', true),
       set_config('statement_timeout', '0', true),
       set_config('jit', 'off', true),
       -- Right after a history ran, the catalogs have no statistics: a join that looks small and is
       -- not must not be run row by row.
       set_config('enable_nestloop', 'off', true),
       set_config('work_mem', '64MB', true),
       -- Scans of catalogs are short: starting workers costs more than they save.
       set_config('max_parallel_workers_per_gather', '0', true)
