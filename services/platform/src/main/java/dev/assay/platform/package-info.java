/** Process 1: HTTP, pages, and everything about people and their submissions. Never runs their code, never sees a hidden value. */
@NullMarked
package dev.assay.platform;

import org.jspecify.annotations.NullMarked;
