import { defineConfig } from "drizzle-kit";

// drizzle-kit only proposes SQL, into a folder git does not keep; what is read and wanted becomes
// the next numbered migration.
export default defineConfig({
  dialect: "postgresql",
  schema: "./libs/database/src/schema.ts",
  out: "./libs/database/proposed",
});
