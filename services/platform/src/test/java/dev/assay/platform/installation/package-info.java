@NullMarked
package dev.assay.platform.installation;

import org.jspecify.annotations.NullMarked;
