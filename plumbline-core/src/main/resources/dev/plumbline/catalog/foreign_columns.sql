SELECT a.attrelid AS relation,
       a.attname AS name,
       ARRAY(SELECT CASE WHEN o.option_name ~* '(pass|secret|token|key|credential)'
                          THEN o.option_name || '=********'
                         ELSE o.option_name || '='
                           || regexp_replace(o.option_value, '(://[^:/@]*:)[^@/]*@', '\1********@')
                    END
             FROM pg_options_to_table(a.attfdwoptions) o) AS options
FROM pg_attribute a
-- By index: there are many attributes and few foreign tables.
WHERE a.attrelid = ANY (ARRAY(SELECT ftrelid FROM pg_foreign_table))
  AND a.attfdwoptions IS NOT NULL
  AND NOT a.attisdropped
