/** What every feature needs of HTTP: errors, pages of lists, repeated requests, headers. */
@NullMarked
package dev.assay.platform.web;

import org.jspecify.annotations.NullMarked;
