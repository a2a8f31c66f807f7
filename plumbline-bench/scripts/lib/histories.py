"""Public histories, laid out as plain numbered files so that any of them replays without its runner."""

import json
import re
import subprocess
from collections import namedtuple

ONLOOK = """
CREATE ROLE anon;
CREATE ROLE authenticated;
CREATE ROLE service_role;
CREATE SCHEMA auth;
CREATE TABLE auth.users (id uuid PRIMARY KEY, email text, raw_user_meta_data jsonb);
CREATE SCHEMA storage;
CREATE SCHEMA realtime;
CREATE TABLE realtime.messages (id uuid, extension text, topic text);
GRANT ALL ON SCHEMA auth, realtime, storage TO PUBLIC;
GRANT ALL ON ALL TABLES IN SCHEMA auth, realtime TO PUBLIC;
CREATE TABLE storage.buckets (id text PRIMARY KEY, name text, public boolean, file_size_limit bigint, allowed_mime_types text[]);
CREATE TABLE storage.objects (id uuid, bucket_id text, name text, owner uuid);
ALTER TABLE realtime.messages OWNER TO pg_database_owner;
ALTER TABLE storage.objects OWNER TO pg_database_owner;
ALTER TABLE storage.buckets OWNER TO pg_database_owner;
CREATE FUNCTION auth.uid() RETURNS uuid LANGUAGE sql STABLE AS 'SELECT NULL::uuid';
"""
WITH_VECTOR = "CREATE EXTENSION vector;\n-- as superuser\n"
APPFLOWY = WITH_VECTOR + """
CREATE SCHEMA auth;
CREATE TABLE auth.users (id uuid PRIMARY KEY);
GRANT ALL ON SCHEMA auth TO PUBLIC;
GRANT ALL ON auth.users TO PUBLIC;
"""
# What their runners make beside the migrations.
BOUNDARY = """
CREATE TABLE log_migration (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, entry text NOT NULL, edition text);
ALTER TABLE log_migration OWNER TO pg_database_owner;
"""
DIESEL_TABLE = """
CREATE TABLE __diesel_schema_migrations (version varchar(50) PRIMARY KEY, run_on timestamp NOT NULL DEFAULT CURRENT_TIMESTAMP);
ALTER TABLE __diesel_schema_migrations OWNER TO pg_database_owner;
"""
# Switches off the triggers of foreign keys and writes to the catalogs.
LEMMY = DIESEL_TABLE + "-- as superuser\n"
SQLX_TABLE = """
CREATE TABLE _sqlx_migrations (version bigint PRIMARY KEY);
ALTER TABLE _sqlx_migrations OWNER TO pg_database_owner;
"""
AUTH = "CREATE SCHEMA auth;\nGRANT ALL ON SCHEMA auth TO PUBLIC;\n"

# What pgvector brings, as far as these histories use it, from functions every server has. An index of it holds
# nothing and takes no parameters, so those are left out of the statements.
VECTOR = """
CREATE TYPE vector;
CREATE FUNCTION vector_in(cstring, oid, integer) RETURNS vector LANGUAGE internal IMMUTABLE STRICT AS 'varcharin';
CREATE FUNCTION vector_out(vector) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varcharout';
CREATE FUNCTION vector_typmod_in(cstring[]) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
CREATE FUNCTION vector_typmod_out(integer) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodout';
CREATE TYPE vector (INPUT = vector_in, OUTPUT = vector_out, TYPMOD_IN = vector_typmod_in,
  TYPMOD_OUT = vector_typmod_out, STORAGE = extended);
CREATE FUNCTION vector_cmp(vector, vector) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'bttextcmp';
CREATE FUNCTION vector_cosine(vector, vector) RETURNS boolean LANGUAGE internal IMMUTABLE STRICT AS 'text_lt';
CREATE OPERATOR <=> (LEFTARG = vector, RIGHTARG = vector, FUNCTION = vector_cosine);
CREATE OPERATOR = (LEFTARG = vector, RIGHTARG = vector, FUNCTION = vector_cosine);
CREATE FUNCTION hnswhandler(internal) RETURNS index_am_handler LANGUAGE internal AS 'bthandler';
CREATE ACCESS METHOD hnsw TYPE INDEX HANDLER hnswhandler;
CREATE OPERATOR CLASS vector_cosine_ops FOR TYPE vector USING hnsw AS
  OPERATOR 1 <=>, OPERATOR 3 =, FUNCTION 1 vector_cmp(vector, vector);
"""


def up_section(begin, end):
    def edit(text):
        return re.split(end, re.split(begin, text)[1])[0]
    return edit


def no_parameters(text):
    return re.sub(r"(USING hnsw[^;]*?)\s+WITH\s*\([^)]*\)", r"\1", text, flags=re.S)


def journal(folder):
    entries = json.loads((folder / "meta/_journal.json").read_text())["entries"]
    return [folder / (entry["tag"] + ".sql") for entry in entries]


def numbered(pattern):
    def files(folder):
        return sorted(folder.glob(pattern), key=lambda f: (int(re.match(r"\d+", f.name).group()), f.name))
    return files


def by_name(pattern):
    def files(folder):
        return sorted(folder.glob(pattern))
    return files


def flyway(folder):
    def version(file):
        return [int(part) for part in re.split(r"[._]", re.match(r"V([\d._]*\d)__", file.name).group(1))]
    called_back = sorted(folder.glob("afterMigrateApplied__*.sql"))
    return sorted((f for f in folder.glob("V*.sql") if "__" in f.name), key=version) + called_back


def cow(folder):
    """One of its names has a third underscore."""
    return sorted(folder.glob("V*.sql"))


def releases(folder):
    """A folder for each release, numbered files in it."""
    files = folder.glob("*/*.up.sql")
    return sorted(files, key=lambda f: (int(f.parent.name), int(re.match(r"\d+", f.name).group()), f.name))


def without_begin(text):
    """The runner's transaction is the one that counts; one file begins its own and leaves it open."""
    return text if re.search(r"^COMMIT;", text, flags=re.M) else re.sub(r"^BEGIN;", "", text, flags=re.M)


def same(text):
    return text


DRIZZLE = (journal, lambda text: text.replace("--> statement-breakpoint", ";\n"))
UP = (numbered("*.up.sql"), same)
DBMATE = (numbered("*.sql"), up_section(r"--\s*migrate:up[^\n]*", r"--\s*migrate:down"))
GOOSE = (numbered("*.sql"), up_section(r"--\s*\+goose Up[^\n]*", r"--\s*\+goose Down"))
PRISMA = (by_name("*/migration.sql"), same)
DIESEL = (by_name("*/up.sql"), same)
PLAIN = (numbered("*.sql"), same)

History = namedtuple("History", "name repo folder files text prelude", defaults=("",))


def history(name, repo, folder, convention, prelude="", text=None):
    return History(name, repo, folder, convention[0], text or convention[1], prelude)


HISTORIES = [
    history("dokploy", "Dokploy+dokploy", "apps/dokploy/drizzle", DRIZZLE),
    history("cosmo", "wundergraph+cosmo", "controlplane/migrations", DRIZZLE),
    history("sim", "simstudioai+sim", "packages/db/migrations", DRIZZLE, WITH_VECTOR,
            lambda text: no_parameters(DRIZZLE[1](text))),
    history("kan", "kanbn+kan", "packages/db/migrations", DRIZZLE),
    history("openbot", "CopilotKit+OpenBot", "server/drizzle", DRIZZLE, WITH_VECTOR),
    history("onlook", "onlook-dev+onlook", "apps/backend/supabase/migrations", DRIZZLE, ONLOOK),
    history("143", "assembledhq+143", "migrations", UP),
    history("openmeter", "openmeterio+openmeter", "tools/migrate/migrations", UP),
    history("ente", "ente-io+ente", "server/migrations", UP),
    history("warmbly", "warmbly+warmbly", "internal/infrastructure/db/migrations", UP),
    history("boundary", "hashicorp+boundary", "internal/db/schema/migrations/oss/postgres", (releases, same), BOUNDARY),
    history("bitmagnet", "bitmagnet-io+bitmagnet", "migrations", GOOSE),
    history("alfio", "alfio-event+alf.io", "src/main/resources/alfio/db/PGSQL", (flyway, same)),
    history("cow", "cowprotocol+services", "database/sql", (cow, same)),
    history("odd-platform", "opendatadiscovery+odd-platform", "odd-platform-api/src/main/resources/db/migration",
            (flyway, lambda text: text.replace("${authtype}", "DISABLED"))),
    history("documenso", "documenso+documenso", "packages/prisma/migrations", PRISMA),
    history("trigger.dev", "triggerdotdev+trigger.dev", "internal-packages/database/prisma/migrations", PRISMA),
    history("ghostfolio", "ghostfolio+ghostfolio", "prisma/migrations", PRISMA),
    history("lemmy", "LemmyNet+lemmy", "migrations", DIESEL, LEMMY),
    history("zksync-era", "matter-labs+zksync-era", "core/lib/dal/migrations", UP),
    history("mas", "element-hq+matrix-authentication-service", "crates/storage-pg/migrations", PLAIN, SQLX_TABLE),
    history("appflowy", "AppFlowy-IO+AppFlowy-Cloud", "migrations", PLAIN, APPFLOWY, without_begin),
    history("verifier-alliance", "verifier-alliance+database-specs", "migrations", DBMATE),
    history("prairielearn", "PrairieLearn+PrairieLearn", "apps/prairielearn/src/migrations", PLAIN, WITH_VECTOR),
    history("supabase-auth", "supabase+auth", "migrations", UP, AUTH,
            lambda text: re.sub(r'\{\{ *index \.Options "Namespace" *\}\}', "auth", text)),
]


def lay_out(one, clones, into):
    """Writes the history's files as into/NAME/migrations/0001_….sql; returns the commit, None without a clone."""
    source = clones / one.repo
    source = source / "repo" if (source / "repo").is_dir() else source
    if not source.is_dir():
        return None
    checkout, plain = into / one.name / "checkout", into / one.name / "migrations"
    checkout.mkdir(parents=True)
    plain.mkdir()
    tar = subprocess.run(["git", "-C", source, "archive", "HEAD", one.folder], capture_output=True, check=True).stdout
    subprocess.run(["tar", "-x", "-C", checkout], input=tar, check=True)
    for number, file in enumerate(one.files(checkout / one.folder), 1):
        text = one.text(file.read_text(encoding="utf-8-sig"))
        name = file.parent.name if file.name in ("migration.sql", "up.sql") else file.name.removesuffix(".sql")
        (plain / f"{number:04}_{re.sub(r'[^A-Za-z0-9]+', '_', name)}.sql").write_text(text)
    if one.prelude:
        (into / one.name / "prelude.sql").write_text(one.prelude)
    head = ["git", "-C", source, "rev-parse", "--short=10", "HEAD"]
    return subprocess.run(head, capture_output=True, text=True, check=True).stdout.strip()
