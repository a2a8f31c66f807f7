-- A schema of :count tables as applications have them, in five schemas.
CREATE ROLE bench_reader;
CREATE ROLE bench_writer;
CREATE TYPE public.state AS ENUM ('draft', 'open', 'closed');
CREATE DOMAIN public.email AS text CHECK (VALUE ~ '^[^@]+@[^@]+$');
CREATE FUNCTION public.touch() RETURNS trigger LANGUAGE plpgsql
  AS 'BEGIN NEW.updated_at := now(); RETURN NEW; END';
SELECT format('CREATE SCHEMA area_%s', i) FROM generate_series(0, 4) i \gexec

SELECT set_config('bench.count', :'count', false);
DO $$
DECLARE
  t text;
  parent text;
BEGIN
  FOR i IN 1 .. current_setting('bench.count')::int LOOP
    t := format('area_%s.thing_%s', i % 5, i);
    parent := format('area_%s.thing_%s', greatest(1, i - 1 - i % 50) % 5, greatest(1, i - 1 - i % 50));
    EXECUTE format('CREATE TABLE %1$s (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        name text NOT NULL,
        code varchar(40) DEFAULT ''none'' UNIQUE,
        amount numeric(12,2) DEFAULT 0 CHECK (amount >= 0),
        state public.state NOT NULL DEFAULT ''draft'',
        contact public.email,
        tags text[],
        parent_id bigint REFERENCES %2$s (id) ON DELETE CASCADE,
        details jsonb DEFAULT ''{}'',
        created_at timestamptz NOT NULL DEFAULT now(),
        updated_at timestamptz NOT NULL DEFAULT now(),
        CONSTRAINT thing_times CHECK (updated_at >= created_at AND name <> ''''))', t, parent);
    EXECUTE format('CREATE INDEX ON %s (parent_id)', t);
    EXECUTE format('CREATE INDEX thing_%s_open ON %s (lower(name), created_at DESC) WHERE state = ''open''', i, t);
    EXECUTE format('COMMENT ON TABLE %s IS ''what thing %s is for''', t, i);
    EXECUTE format('COMMENT ON COLUMN %s.code IS ''as printed on it''', t);
    IF i % 3 = 0 THEN
      EXECUTE format('GRANT SELECT ON %s TO bench_reader; GRANT SELECT, INSERT, UPDATE ON %s TO bench_writer', t, t);
    END IF;
    IF i % 4 = 0 THEN
      EXECUTE format('CREATE TRIGGER touch BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION public.touch()', t);
    END IF;
    IF i % 5 = 0 THEN
      EXECUTE format('CREATE VIEW area_%s.open_%s AS
          SELECT t.id, t.name, t.amount, p.name AS parent FROM %s t LEFT JOIN %s p ON p.id = t.parent_id
          WHERE t.state = ''open''', i % 5, i, t, parent);
      EXECUTE format('CREATE FUNCTION area_%s.total_%s(since timestamptz DEFAULT now()) RETURNS numeric LANGUAGE sql STABLE
          AS ''SELECT sum(amount) FROM %s WHERE created_at >= since''', i % 5, i, t);
    END IF;
    IF i % 10 = 0 THEN
      EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', t);
      EXECUTE format('CREATE POLICY own ON %s USING (name = current_user)', t);
    END IF;
  END LOOP;
END $$;
