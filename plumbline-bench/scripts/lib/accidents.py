"""Real accidents in the past of public histories, each looked at by hand, and how their migrations are named."""

import re
from collections import namedtuple

# kind: "ascending" runners skip or refuse what comes before the latest; "any" run whatever is not recorded, by version;
# "named" do so by the whole name; "drizzle" looks at the journal's times.
History = namedtuple("History", "name repo folder kind pattern value")


def history(name, repo, folder, kind, pattern, value=int):
    return History(name, repo, folder, kind, pattern, value)


def dotted(version):
    numbers = [int(part) for part in re.split(r"[._]", version)]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


HISTORIES = [
    history("143", "assembledhq+143", "migrations", "ascending", r"(\d+)_.*\.up\.sql"),
    history("openmeter", "openmeterio+openmeter", "tools/migrate/migrations", "ascending", r"(\d+)_.*\.up\.sql"),
    history("ente", "ente-io+ente", "server/migrations", "ascending", r"(\d+)_.*\.up\.sql"),
    history("warmbly", "warmbly+warmbly", "internal/infrastructure/db/migrations", "ascending", r"(\d+)_.*\.up\.sql"),
    history("dokploy", "Dokploy+dokploy", "apps/dokploy/drizzle", "drizzle", r"(\d+)_[^/]*\.sql"),
    history("cosmo", "wundergraph+cosmo", "controlplane/migrations", "drizzle", r"(\d+)_[^/]*\.sql"),
    history("sim", "simstudioai+sim", "packages/db/migrations", "drizzle", r"(\d+)_[^/]*\.sql"),
    history("kan", "kanbn+kan", "packages/db/migrations", "drizzle", r"(\d+)_[^/]*\.sql"),
    history("hatchet", "hatchet-dev+hatchet", "cmd/hatchet-migrate/migrate/migrations", "ascending", r"(\d+)_[^/]*\.(?:sql|go)"),
    history("bitmagnet", "bitmagnet-io+bitmagnet", "migrations", "ascending", r"(\d+)_[^/]*\.sql"),
    history("alfio", "alfio-event+alf.io", "src/main/resources/alfio/db/PGSQL", "ascending", r"V([\d._]*\d)__[^/]*\.sql", dotted),
    history("cow", "cowprotocol+services", "database/sql", "ascending", r"V([\d._]*\d)__[^/]*\.sql", dotted),
    history("odd-platform", "opendatadiscovery+odd-platform", "odd-platform-api/src/main/resources/db/migration", "ascending",
            r"V([\d._]*\d)__[^/]*\.sql", dotted),
    history("documenso", "documenso+documenso", "packages/prisma/migrations", "named", r"(\d+)_[^/]*/migration\.sql"),
    history("trigger.dev", "triggerdotdev+trigger.dev", "internal-packages/database/prisma/migrations", "named",
            r"(\d+)_[^/]*/migration\.sql"),
    history("ghostfolio", "ghostfolio+ghostfolio", "prisma/migrations", "named", r"(\d+)_[^/]*/migration\.sql"),
    history("lemmy", "LemmyNet+lemmy", "migrations", "any", r"([\d-]+)_[^/]*/up\.sql", lambda v: v.replace("-", "")),
    history("zksync-era", "matter-labs+zksync-era", "core/lib/dal/migrations", "any", r"(\d+)_[^/]*\.up\.sql"),
    history("mas", "element-hq+matrix-authentication-service", "crates/storage-pg/migrations", "any", r"(\d+)_[^/]*\.sql"),
    history("verifier-alliance", "verifier-alliance+database-specs", "migrations", "any", r"(\d+)_[^/]*\.sql"),
]

# What lies around the migrations counts: configuration, migrations in Java, the language of the project.
AROUND = {"alfio": ["/*"], "cow": ["/*"], "odd-platform": ["/*"], "zksync-era": ["Cargo.toml"], "mas": ["Cargo.toml"]}

Accident = namedtuple("Accident", "merge branch main first rules names what")


def merged(merge, rules, names, what, first=None):
    """
    A pull request that went wrong when it was merged.

    merge: the commit on main. first: the commit that brought what it collides with; a squashed pull request is then
    rebuilt on what main was before that one. rules: any of which is right. names: what the finding must name.
    """
    return Accident(merge, None, f"{merge}^1", first, rules, names, what)


def open_(branch, main, rules, names, what):
    """A pull request as it stood while it was open, mended before it was merged."""
    return Accident(None, branch, main, None, rules, names, what)


def taken(number, first, second):
    """Both went into main of 143 under one number; golang-migrate refuses a directory with two files of one version."""
    return merged(second, "linear/same-number", number, f"{number} twice, first {first}", first)


def late(merge, name, after=""):
    """Merged below main's highest: golang-migrate skips it where that one ran, goose stops."""
    return merged(merge, "linear/below-main runner/skips runner/refuses", name, "below what main had already" + after)


def held(number, branch, main):
    return open_(branch, main, "linear/same-number", number, f"{number}: a place of the journal that main had given away")


SAME, EDITED, GONE, NAMED = "linear/same-number", "linear/edited", "linear/deleted", "linear/renamed"
TIMES, PLACES, NOT_LISTED = "journal/when-not-increasing runner/skips", "journal/order linear/same-number", "journal/file-without-entry"

ACCIDENTS = {
    "143": [
        taken("000026", "713c2f6df", "7b8a1e576"),
        taken("000060", "955987a38", "a0e05fdc7"),
        taken("000079", "e74844350", "244725461"),
        taken("000117", "162cd6da2", "e66e291c5"),
        taken("000125", "b43dda5ce", "b2b6720be"),
        taken("000127", "a5ed9a427", "938b2c954"),
        taken("000130", "4eeea2dce", "d4d34c803"),
        taken("000158", "d42e1bb2c", "2fda22471"),
        taken("000167", "9cda9ed02", "3e9fa58ef"),
        taken("000167", "3e9fa58ef", "dc303dd2e"),
        taken("000192", "d361176b3", "e3c3be13c"),
        taken("000196", "b972ae722", "86b5fe4e7"),
        taken("000205", "d7f127562", "e89ca8a45"),
        taken("000237", "2c7773eb7", "ad4b7b9c6"),
        taken("000240", "c33309231", "0c1b20abe"),
        taken("000241", "4991b7a8b", "ba64ac044"),
        taken("000241", "4991b7a8b", "fcabdb6b5"),
        taken("000245", "140ee21e0", "73af10a3f"),
        taken("000249", "3bbf4f3d4", "55cb740f3"),
        merged("25f4d2f16", "linear/below-main runner/skips", "000199_agent_capabilities",
               "000199 below main's 000203: databases skipped it, 000204_agent_capabilities_repair makes up for it", "e0fae9436"),
        merged("9fa187595", EDITED, "000221_code_reviewer_bot", "three applied migrations reworded, two deleted, one renamed"),
    ],
    "warmbly": [
        merged("540e49158", SAME, "000020", "000020 twice"),
        merged("413108db4", SAME, "000034", "000034 twice"),
        merged("c79081220", SAME, "000035", "000035 twice"),
        merged("80728e850", SAME, "000038", "000038 to 000041 twice"),
        merged("e7ef328b2", SAME, "000044", "000044 twice"),
        merged("fc18b8e47", SAME, "000060", "000060 and 000061 twice"),
        merged("cd5e1e9cf", SAME, "000051", "000051 twice"),
        merged("443dcbf4b", SAME, "000077", "000077 twice"),
        merged("9a9d8653d", GONE, "000001_baseline", "65 merged migrations replaced by one that carries the first number"),
    ],
    "ente": [
        merged("e798ac02c", SAME, "99_add_upgraded_at", "99 twice"),
        merged("7f66714d9", EDITED, "80_two_factor_recovery", "a merged migration given other columns"),
    ],
    "openmeter": [
        merged("22796b71d", EDITED, "20250818093933_entitlement-subject-id", "a merged migration that broke is overwritten"),
        *(late(*one) for one in [
            ("92de1c63c", "20241017090045_unify-resource-def"),
            ("f95d323ca", "20241119181140_customer_subjects_soft_delete"),
            ("a2495619c", "20250113222737_app_default_with_deleted"),
            ("a590ee35b", "20250130034713_customer_key"),
            ("f587c966d", "20260326000000_llmcost_normalize_providers"),
            ("0da1145c5", "20260428102826_add_tax_codes_to_charges"),
            ("4ba4bfe23", "20260513083018_add_flat_fee_run_immutable"),
            ("9700167d1", "20260514084134_add_ledger_entry_identity_key"),
        ]),
        merged("e2e7936aa", NAMED, "20250695022658_subject_create", "day 95 of June renamed after it was released"),
    ],
    "hatchet": [
        late("933de4252", "20260817163000_v1_0_141", "; #4732 reorders it"),
        late("e667a4e14", "20260718000000_batching_consolidated_v1_0_132", "; #4507 puts the order right"),
        late("36595a507", "20260529120000_v1_0_114", "; #4046 puts the order right"),
        late("6eba6fa91", "20251218123817_v1_0_62"),
        late("87b57febe", "20251218153622_v1_0_63", "; #2708 takes it back"),
        late("59fe6c110", "20250821131856_v1_0_39"),
        late("d6c491bad", "20250428175026_v1_0_17", "; #1706 takes it back"),
    ],
    "alfio": [
        merged("5ae40e605", SAME, "V203_2.0.0.23__ADD_STATE_PROVINCE",
               "203.2.0.0.23 twice: Flyway refuses; the next commit is 'rename script to prevent clashing'"),
        merged("545aa3ded", SAME, "V21_1.13.2__ADD_TRANSACTION_FEES", "21.1.13.2 twice: Flyway refuses"),
        merged("724f8c75a", SAME, "V12_1.5.16__DYNAMIC_TICKET_FIELDS", "12.1.5.16 twice while the branch was open"),
    ],
    "cow": [
        merged("cbb3d8a61", "naming/format", "v097__drop_old_cancellation_index",
               "v in lower case, so Flyway never ran it; #4096 says so"),
        merged("de28ec157", GONE, "V098__set_true_valid_to_non_null", "merged migrations taken away; #4096 puts place holders there"),
        merged("8d6851c99", "linear/below-main runner/refuses", "V097__no_op_placeholder", "three below main's V100"),
        merged("900ab2c64", GONE, "V092___drop_auction_orders_table",
               "merged and applied on staging: 'requires manually altering the flyway_schema_history on each chain'"),
        merged("78702d478", EDITED, "V089__add_creation_timestamp", "a merged migration that failed, repaired in place"),
    ],
    "dokploy": [
        held("0027", "3c8ca2b012", "385fbf4af5"),
        held("0049", "f47335efe5", "46289305e8"),
        held("0099", "f1c46f0d19", "b91067dc2a"),
        held("0104", "a5bc384d77", "d6050ce05a"),
        held("0143", "a4eb0bfea1", "5b6d80e177"),
        held("0166", "5f508163e5", "73e4fdd757"),
        held("0177", "1cf81e3802", "3495fc89bf"),
        held("0182", "63144e6855", "9919e369d1"),
        merged("3f1bf2b14", NOT_LISTED, "0130_abandoned_dagger", "not in the journal, so it never ran; its column is made again in 0158"),
        merged("274daf52c", EDITED, "0094_numerous_carmella_unuscione", "a merged migration repaired in place"),
        merged("1eda6513d", EDITED, "0089_noisy_sandman", "a merged migration repaired in place"),
        merged("0e81a027c", EDITED, "0066_yielding_echo", "a merged migration repaired in place"),
    ],
    "cosmo": [
        merged("4a459fe8a", "linear/deleted linear/renamed", "0103_heavy_jazinda", "generated again after it was merged: databases run both"),
    ],
    "kan": [
        merged("75e89f118", TIMES, "20250608100932_AddIntegrationsTable",
               "its time is before that of the one it follows: databases skip it; #74 mends the order"),
        merged("280d8f66d", TIMES, "20260224105235_AddGitHubIntegrationSupport",
               "its time is before that of the one it follows: databases skip it; 'fix: broken migrations' months later"),
        merged("af36fb133", "journal/file-without-entry linear/deleted", "20260208033314_AddAttachmentToActivity",
               "a conflict in the journal resolved by losing main's entry; #427 puts it back"),
        merged("b4d4810f4", PLACES, "28", "the lost entry comes back and two entries are idx 28"),
        merged("60d8e1bd8", "journal/unreadable", "tag", "an entry without a tag: the migrator stops"),
        merged("67e714b8b", GONE, "0001_stale_mattie_franklin", "the history was flattened: databases run the new start on top"),
        merged("66de4b6c4", GONE, "0001_little_red_hulk", "flattened a second time"),
    ],
    "sim": [
        merged("38614fad7", NOT_LISTED, "0101_missing_doc_processing", "not in the journal: #1749 makes it again"),
        merged("c01702700", NOT_LISTED, "0091_backfill_user_stats", "not in the journal, so it never ran"),
        merged("db7f1c1b5", EDITED, "0208_modern_power_man", "a released migration repaired in place"),
        merged("57e4b49bd", EDITED, "0130_bored_master_chief", "a released migration repaired in place"),
    ],
}
