package org.personalizejdbc.api;

import java.util.List;

/**
 * The tables of schema {@code personalize}. A table for another resource is a declaration like
 * {@link CampaignsTable}, and a line here.
 */
public final class PersonalizeTables {
  private static final List<ResourceTable<?, ?, ?>> ALL =
      List.of(CampaignsTable.TABLE, CampaignUpdatesTable.TABLE, CampaignConfigEntriesTable.TABLE);

  private PersonalizeTables() {}

  /** Every table, in the order in which they are shown. Immutable. */
  public static List<ResourceTable<?, ?, ?>> all() {
    return ALL;
  }

  /** The table {@code campaigns}, which {@code describe_campaign} looks rows up in. */
  public static ResourceTable<?, ?, ?> campaigns() {
    return CampaignsTable.TABLE;
  }
}
