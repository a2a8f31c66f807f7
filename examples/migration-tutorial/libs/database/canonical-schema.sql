-- Canonical schema. Written by plumb snapshot; do not edit by hand: change a migration and run it again.
-- plumbline: format=1 postgresql=18 history=sha256:1aaac01c9cc50ad0b38fa31fa2c33bb7085bcdfcc7bdabac0f8a820fcd58b4db schema=sha256:6e67390204cc258684837666a8fa8a01f7092aed24f90f8ec91170c219ab699c

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SET check_function_bodies = off;
SET client_min_messages = warning;
SET xmloption = content;
SET default_tablespace = '';
SET default_table_access_method = heap;
SET search_path = '';

CREATE TYPE public.issue_priority AS ENUM (
    'low'
  , 'normal'
  , 'high'
  , 'urgent'
);

CREATE TYPE public.issue_status AS ENUM (
    'open'
  , 'in_progress'
  , 'done'
  , 'declined'
);

CREATE TYPE public.member_role AS ENUM (
    'viewer'
  , 'member'
  , 'admin'
  , 'owner'
);
COMMENT ON TYPE public.member_role IS 'From least to most allowed; compare with < and >.';

CREATE DOMAIN public.email AS text;

ALTER DOMAIN public.email ADD CONSTRAINT email_shape CHECK ((VALUE ~ '^[^@\s]+@[^@\s]+\.[^@\s]+$'::text));

CREATE OR REPLACE FUNCTION public.current_organization_id()
 RETURNS bigint
 LANGUAGE sql
 STABLE
RETURN (NULLIF(current_setting('app.organization_id'::text, true), ''::text))::bigint;

CREATE OR REPLACE FUNCTION public.touch_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END;
$function$;

CREATE TABLE public.comments (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL
  , issue_id bigint NOT NULL
  , author_id bigint NOT NULL
  , body text NOT NULL
  , created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.comments ADD CONSTRAINT comments_pkey PRIMARY KEY (id);

ALTER TABLE public.comments ADD CONSTRAINT comments_body_not_blank CHECK ((btrim(body) <> ''::text));

CREATE INDEX comments_issue_id_created_at_idx ON public.comments USING btree (issue_id, created_at);

CREATE TABLE public.issue_labels (
    issue_id bigint NOT NULL
  , label_id bigint NOT NULL
);

ALTER TABLE ONLY public.issue_labels ADD CONSTRAINT issue_labels_pkey PRIMARY KEY (issue_id, label_id);

CREATE INDEX issue_labels_label_id_idx ON public.issue_labels USING btree (label_id);

CREATE TABLE public.issues (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL
  , project_id bigint NOT NULL
  , number integer NOT NULL
  , title text NOT NULL
  , body text DEFAULT ''::text NOT NULL
  , author_id bigint NOT NULL
  , created_at timestamp with time zone DEFAULT now() NOT NULL
  , status public.issue_status DEFAULT 'open'::public.issue_status NOT NULL
  , assignee_id bigint
  , closed_at timestamp with time zone
  , updated_at timestamp with time zone DEFAULT now() NOT NULL
  , priority public.issue_priority DEFAULT 'normal'::public.issue_priority NOT NULL
);
COMMENT ON TABLE public.issues IS 'What is to be done, in one project.';
COMMENT ON COLUMN public.issues.number IS 'Counts from 1 in each project; with the key it is the name: TR-17.';
COMMENT ON COLUMN public.issues.closed_at IS 'Set exactly when the status is done or declined.';

ALTER TABLE ONLY public.issues ADD CONSTRAINT issues_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.issues ADD CONSTRAINT issues_project_id_number_key UNIQUE (project_id, number);

ALTER TABLE public.issues ADD CONSTRAINT issues_closed_at_when_closed CHECK (((status = ANY (ARRAY['done'::public.issue_status, 'declined'::public.issue_status])) = (closed_at IS NOT NULL)));

ALTER TABLE public.issues ADD CONSTRAINT issues_number_positive CHECK ((number > 0));

CREATE INDEX issues_assignee_id_idx ON public.issues USING btree (assignee_id) WHERE (assignee_id IS NOT NULL);

CREATE INDEX issues_author_id_idx ON public.issues USING btree (author_id);

CREATE INDEX issues_to_do_idx ON public.issues USING btree (project_id, number) WHERE (status = ANY (ARRAY['open'::public.issue_status, 'in_progress'::public.issue_status]));

CREATE INDEX issues_urgent_idx ON public.issues USING btree (project_id, created_at) WHERE (priority = 'urgent'::public.issue_priority);

CREATE TRIGGER issues_touch_updated_at BEFORE UPDATE ON public.issues FOR EACH ROW WHEN ((old.* IS DISTINCT FROM new.*)) EXECUTE FUNCTION public.touch_updated_at();

ALTER TABLE ONLY public.comments ADD CONSTRAINT comments_issue_id_fkey FOREIGN KEY (issue_id) REFERENCES public.issues(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.issue_labels ADD CONSTRAINT issue_labels_issue_id_fkey FOREIGN KEY (issue_id) REFERENCES public.issues(id) ON DELETE CASCADE;

CREATE TABLE public.labels (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL
  , project_id bigint NOT NULL
  , name text NOT NULL
  , color text DEFAULT '#888888'::text NOT NULL
);

ALTER TABLE ONLY public.labels ADD CONSTRAINT labels_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.labels ADD CONSTRAINT labels_project_id_name_key UNIQUE (project_id, name);

ALTER TABLE public.labels ADD CONSTRAINT labels_color_shape CHECK ((color ~ '^#[0-9a-f]{6}$'::text));

ALTER TABLE ONLY public.issue_labels ADD CONSTRAINT issue_labels_label_id_fkey FOREIGN KEY (label_id) REFERENCES public.labels(id) ON DELETE CASCADE;

CREATE TABLE public.memberships (
    organization_id bigint NOT NULL
  , user_id bigint NOT NULL
  , role public.member_role DEFAULT 'member'::public.member_role NOT NULL
  , joined_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.memberships ADD CONSTRAINT memberships_pkey PRIMARY KEY (organization_id, user_id);

CREATE INDEX memberships_user_id_idx ON public.memberships USING btree (user_id);

CREATE TABLE public.organizations (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL
  , slug text NOT NULL
  , name text NOT NULL
  , created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.organizations ADD CONSTRAINT organizations_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.organizations ADD CONSTRAINT organizations_slug_key UNIQUE (slug);

ALTER TABLE public.organizations ADD CONSTRAINT organizations_slug_shape CHECK ((slug ~ '^[a-z][a-z0-9-]{1,38}$'::text));

ALTER TABLE ONLY public.memberships ADD CONSTRAINT memberships_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON DELETE CASCADE;

CREATE TABLE public.projects (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL
  , organization_id bigint NOT NULL
  , key text NOT NULL
  , name text NOT NULL
  , created_at timestamp with time zone DEFAULT now() NOT NULL
);
ALTER TABLE public.projects ENABLE ROW LEVEL SECURITY;

ALTER TABLE ONLY public.projects ADD CONSTRAINT projects_pkey PRIMARY KEY (id);

ALTER TABLE ONLY public.projects ADD CONSTRAINT projects_organization_id_key_key UNIQUE (organization_id, key);

ALTER TABLE public.projects ADD CONSTRAINT projects_key_shape CHECK ((key ~ '^[A-Z]{2,6}$'::text));

ALTER TABLE ONLY public.projects ADD CONSTRAINT projects_organization_id_fkey FOREIGN KEY (organization_id) REFERENCES public.organizations(id) ON DELETE CASCADE;

CREATE POLICY projects_of_organization ON public.projects USING ((organization_id = public.current_organization_id())) WITH CHECK ((organization_id = public.current_organization_id()));
COMMENT ON POLICY projects_of_organization ON public.projects IS 'Without app.organization_id no row is visible.';

ALTER TABLE ONLY public.issues ADD CONSTRAINT issues_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;

ALTER TABLE ONLY public.labels ADD CONSTRAINT labels_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;

CREATE TABLE public.users (
    id bigint GENERATED ALWAYS AS IDENTITY NOT NULL
  , email public.email NOT NULL
  , display_name text NOT NULL
  , created_at timestamp with time zone DEFAULT now() NOT NULL
);

ALTER TABLE ONLY public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);

CREATE UNIQUE INDEX users_email_key ON public.users USING btree (lower((email)::text));

ALTER TABLE ONLY public.comments ADD CONSTRAINT comments_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.issues ADD CONSTRAINT issues_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES public.users(id) ON DELETE SET NULL;

ALTER TABLE ONLY public.issues ADD CONSTRAINT issues_author_id_fkey FOREIGN KEY (author_id) REFERENCES public.users(id);

ALTER TABLE ONLY public.memberships ADD CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

CREATE VIEW public.project_overview AS
 SELECT p.id AS project_id,
    p.organization_id,
    p.key,
    p.name,
    count(i.id) FILTER (WHERE (i.status = ANY (ARRAY['open'::public.issue_status, 'in_progress'::public.issue_status]))) AS to_do,
    count(i.id) FILTER (WHERE (i.status = 'done'::public.issue_status)) AS done,
    max(i.updated_at) AS last_change
   FROM (public.projects p
     LEFT JOIN public.issues i ON ((i.project_id = p.id)))
  GROUP BY p.id;
COMMENT ON VIEW public.project_overview IS 'One row per project, also for one without issues.';
