/** What one installation is: its settings, what it is connected to, and whether it is well. */
@NullMarked
package dev.assay.platform.installation;

import org.jspecify.annotations.NullMarked;
