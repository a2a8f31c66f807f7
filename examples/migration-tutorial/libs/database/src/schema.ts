import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  customType,
  foreignKey,
  index,
  integer,
  pgEnum,
  pgPolicy,
  pgTable,
  pgView,
  primaryKey,
  text,
  timestamp,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";

// The schema as the application sees it. It must match what the migrations make; the migrations
// are right when it does not. Domains, functions and triggers cannot be declared here:
// email_shape (0001), touch_updated_at (0005) and current_organization_id (0007).

const email = customType<{ data: string }>({ dataType: () => "email" });
const id = () => bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity();
const reference = () => bigint({ mode: "number" });
const moment = () => timestamp({ withTimezone: true });

export const memberRole = pgEnum("member_role", ["viewer", "member", "admin", "owner"]);
export const issueStatus = pgEnum("issue_status", ["open", "in_progress", "done", "declined"]);
export const issuePriority = pgEnum("issue_priority", ["low", "normal", "high", "urgent"]);

export const organizations = pgTable(
  "organizations",
  {
    id: id(),
    slug: text().notNull(),
    name: text().notNull(),
    created_at: moment().notNull().defaultNow(),
  },
  (t) => [
    unique("organizations_slug_key").on(t.slug),
    check("organizations_slug_shape", sql`${t.slug} ~ '^[a-z][a-z0-9-]{1,38}$'`),
  ],
);

export const users = pgTable(
  "users",
  {
    id: id(),
    email: email().notNull(),
    display_name: text().notNull(),
    created_at: moment().notNull().defaultNow(),
  },
  (t) => [uniqueIndex("users_email_key").on(sql`lower(${t.email})`)],
);

export const projects = pgTable(
  "projects",
  {
    id: id(),
    organization_id: reference().notNull(),
    key: text().notNull(),
    name: text().notNull(),
    created_at: moment().notNull().defaultNow(),
  },
  (t) => [
    foreignKey({
      name: "projects_organization_id_fkey",
      columns: [t.organization_id],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
    check("projects_key_shape", sql`${t.key} ~ '^[A-Z]{2,6}$'`),
    unique("projects_organization_id_key_key").on(t.organization_id, t.key),
    pgPolicy("projects_of_organization", {
      using: sql`${t.organization_id} = current_organization_id()`,
      withCheck: sql`${t.organization_id} = current_organization_id()`,
    }),
  ],
);

export const issues = pgTable(
  "issues",
  {
    id: id(),
    project_id: reference().notNull(),
    number: integer().notNull(),
    title: text().notNull(),
    body: text().notNull().default(""),
    author_id: reference().notNull(),
    created_at: moment().notNull().defaultNow(),
    status: issueStatus().notNull().default("open"),
    assignee_id: reference(),
    closed_at: moment(),
    updated_at: moment().notNull().defaultNow(),
    priority: issuePriority().notNull().default("normal"),
  },
  (t) => [
    foreignKey({
      name: "issues_project_id_fkey",
      columns: [t.project_id],
      foreignColumns: [projects.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "issues_author_id_fkey",
      columns: [t.author_id],
      foreignColumns: [users.id],
    }),
    foreignKey({
      name: "issues_assignee_id_fkey",
      columns: [t.assignee_id],
      foreignColumns: [users.id],
    }).onDelete("set null"),
    check("issues_number_positive", sql`${t.number} > 0`),
    check(
      "issues_closed_at_when_closed",
      sql`(${t.status} in ('done', 'declined')) = (${t.closed_at} is not null)`,
    ),
    unique("issues_project_id_number_key").on(t.project_id, t.number),
    index("issues_author_id_idx").on(t.author_id),
    index("issues_to_do_idx")
      .on(t.project_id, t.number)
      .where(sql`${t.status} in ('open', 'in_progress')`),
    index("issues_assignee_id_idx").on(t.assignee_id).where(sql`${t.assignee_id} is not null`),
    index("issues_urgent_idx").on(t.project_id, t.created_at).where(sql`${t.priority} = 'urgent'`),
  ],
);

export const memberships = pgTable(
  "memberships",
  {
    organization_id: reference().notNull(),
    user_id: reference().notNull(),
    role: memberRole().notNull().default("member"),
    joined_at: moment().notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ name: "memberships_pkey", columns: [t.organization_id, t.user_id] }),
    foreignKey({
      name: "memberships_organization_id_fkey",
      columns: [t.organization_id],
      foreignColumns: [organizations.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "memberships_user_id_fkey",
      columns: [t.user_id],
      foreignColumns: [users.id],
    }).onDelete("cascade"),
    index("memberships_user_id_idx").on(t.user_id),
  ],
);

export const comments = pgTable(
  "comments",
  {
    id: id(),
    issue_id: reference().notNull(),
    author_id: reference().notNull(),
    body: text().notNull(),
    created_at: moment().notNull().defaultNow(),
  },
  (t) => [
    foreignKey({
      name: "comments_issue_id_fkey",
      columns: [t.issue_id],
      foreignColumns: [issues.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "comments_author_id_fkey",
      columns: [t.author_id],
      foreignColumns: [users.id],
    }),
    check("comments_body_not_blank", sql`btrim(${t.body}) <> ''`),
    index("comments_issue_id_created_at_idx").on(t.issue_id, t.created_at),
  ],
);

export const labels = pgTable(
  "labels",
  {
    id: id(),
    project_id: reference().notNull(),
    name: text().notNull(),
    color: text().notNull().default("#888888"),
  },
  (t) => [
    foreignKey({
      name: "labels_project_id_fkey",
      columns: [t.project_id],
      foreignColumns: [projects.id],
    }).onDelete("cascade"),
    check("labels_color_shape", sql`${t.color} ~ '^#[0-9a-f]{6}$'`),
    unique("labels_project_id_name_key").on(t.project_id, t.name),
  ],
);

export const issueLabels = pgTable(
  "issue_labels",
  {
    issue_id: reference().notNull(),
    label_id: reference().notNull(),
  },
  (t) => [
    primaryKey({ name: "issue_labels_pkey", columns: [t.issue_id, t.label_id] }),
    foreignKey({
      name: "issue_labels_issue_id_fkey",
      columns: [t.issue_id],
      foreignColumns: [issues.id],
    }).onDelete("cascade"),
    foreignKey({
      name: "issue_labels_label_id_fkey",
      columns: [t.label_id],
      foreignColumns: [labels.id],
    }).onDelete("cascade"),
    index("issue_labels_label_id_idx").on(t.label_id),
  ],
);

export const projectOverview = pgView("project_overview", {
  project_id: bigint({ mode: "number" }),
  organization_id: bigint({ mode: "number" }),
  key: text(),
  name: text(),
  to_do: bigint({ mode: "number" }),
  done: bigint({ mode: "number" }),
  last_change: timestamp({ withTimezone: true }),
}).existing();
