/**
 * Attached inventories: databases reached by JDBC, and folders of CSV files, each as a Calcite
 * schema.
 *
 * <p>It may import Calcite and the libraries that read files; no other package of this project.
 */
@NullMarked
package org.personalizejdbc.inventory;

import org.jspecify.annotations.NullMarked;
