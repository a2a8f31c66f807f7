/** The Supabase CLI's timestamps and its rule. */
@NullMarked
package dev.plumbline.history.supabase;

import org.jspecify.annotations.NullMarked;
