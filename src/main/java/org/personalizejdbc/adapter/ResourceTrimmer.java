package org.personalizejdbc.adapter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql2rel.RelFieldTrimmer;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.util.ImmutableBitSet;
import org.apache.calcite.util.mapping.Mapping;
import org.apache.calcite.util.mapping.MappingType;
import org.apache.calcite.util.mapping.Mappings;
import org.personalizejdbc.api.ResourceTable;

/**
 * Takes out what a statement does not use: columns, and with them look-ups. Public only because
 * Calcite finds its methods by reflection; for one thread.
 */
public final class ResourceTrimmer extends RelFieldTrimmer {
  private final RelBuilder builder;

  ResourceTrimmer(RelBuilder builder) {
    super(null, builder);
    this.builder = builder;
  }

  /**
   * Trims the describe operator.
   *
   * <ul>
   *   <li>Over a listing, where the summaries tell all that is used, it goes.
   *   <li>An outer one of which no column is used goes too: it neither adds nor drops a row.
   *   <li>An inner one stays, since it drops the rows whose ARN does not exist.
   * </ul>
   */
  public TrimResult trimFields(
      ResourceDescribe describe, ImmutableBitSet fieldsUsed, Set<RelDataTypeField> extraFields) {
    final DescribeSpec spec = describe.spec;
    final int width = describe.inputWidth();
    final List<Integer> columns = new ArrayList<>();
    ImmutableBitSet inputUsed = ImmutableBitSet.of(spec.key());
    for (int field : fieldsUsed) {
      if (field < width) {
        inputUsed = inputUsed.set(field);
      } else {
        columns.add(spec.columns().get(field - width));
      }
    }
    final RelNode listing = describe.listing();
    if (listing != null && !spec.outer()) {
      final ResourceList list = ResourceDescribe.listOf(listing);
      if (list != null
          && spec.table().multiplicity() == ResourceTable.Multiplicity.ONE
          && columns.stream().allMatch(column -> list.spec.indexOf(column) >= 0)) {
        return fromListing(describe, listing, list, fieldsUsed);
      }
    }
    final TrimResult trimmed = trimChild(describe, describe.getInput(), inputUsed, extraFields);
    final TrimResult input = listing == null ? narrowed(trimmed, inputUsed) : trimmed;
    final boolean dropped =
        spec.outer()
            && columns.isEmpty()
            && spec.table().multiplicity() != ResourceTable.Multiplicity.MANY;
    final RelNode result =
        dropped
            ? input.left
            : ResourceDescribe.create(
                input.left,
                spec.withKeys(input.right.getTarget(spec.key()), spec.keys()).withColumns(columns));
    final Mapping mapping =
        Mappings.create(
            MappingType.INVERSE_SURJECTION,
            describe.getRowType().getFieldCount(),
            result.getRowType().getFieldCount());
    for (int field : inputUsed) {
      mapping.set(field, input.right.getTarget(field));
    }
    final int newWidth = input.left.getRowType().getFieldCount();
    for (int i = 0; i < columns.size(); i++) {
      mapping.set(width + spec.columns().indexOf(columns.get(i)), newWidth + i);
    }
    return result(result, mapping);
  }

  /** The used fields alone: a filter has those, too, that only its condition uses. */
  private TrimResult narrowed(TrimResult input, ImmutableBitSet used) {
    if (input.left.getRowType().getFieldCount() == used.cardinality()) {
      return input;
    }
    builder.push(input.left);
    final List<RexNode> fields = new ArrayList<>();
    final Mapping mapping =
        Mappings.create(
            MappingType.INVERSE_SURJECTION, input.right.getSourceCount(), used.cardinality());
    for (int field : used) {
      mapping.set(field, fields.size());
      fields.add(builder.field(input.right.getTarget(field)));
    }
    builder.project(fields);
    return result(builder.build(), mapping);
  }

  /** The fields that are used, out of the listing alone. */
  private TrimResult fromListing(
      ResourceDescribe describe, RelNode listing, ResourceList list, ImmutableBitSet fieldsUsed) {
    if (fieldsUsed.isEmpty()) {
      // Only the number of rows counts: Calcite has a way to say so.
      builder.push(listing);
      return dummyProject(describe.getRowType().getFieldCount(), builder.build(), describe);
    }
    builder.push(listing);
    final List<RexNode> fields = new ArrayList<>();
    final List<String> names = new ArrayList<>();
    final Mapping mapping =
        Mappings.create(
            MappingType.INVERSE_SURJECTION,
            describe.getRowType().getFieldCount(),
            fieldsUsed.cardinality());
    for (int field : fieldsUsed) {
      mapping.set(field, fields.size());
      names.add(describe.getRowType().getFieldNames().get(field));
      fields.add(builder.field(list.spec.indexOf(describe.tableColumn(field))));
    }
    builder.project(fields, names, true);
    return result(builder.build(), mapping);
  }
}
