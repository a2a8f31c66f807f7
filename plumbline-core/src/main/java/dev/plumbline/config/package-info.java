/** {@code plumbline.toml} and what is detected without it. Entrance: {@code ConfigReader}. */
@NullMarked
package dev.plumbline.config;

import org.jspecify.annotations.NullMarked;
