// Arranges a picker's results: which items under which heading, and how many in each family.

/** A picker's families in addition to the items' own. */
export const allItems = 'all';
export const favouriteItems = 'favourites';

/** An item's position in the list: favourites appear in their family, too. */
export interface Place<T> {
  readonly key: string;
  readonly item: T;
}

export interface PickerSection<T> {
  readonly key: string;
  /** Whether the section has its family's name as a heading. */
  readonly titled: boolean;
  readonly places: readonly Place<T>[];
}

export interface PickerItem {
  readonly id: string;
  readonly family: string;
}

interface Wish {
  /** A family, `allItems` or `favouriteItems`. */
  readonly family: string;
  readonly families: readonly string[];
  readonly favourites: ReadonlySet<string>;
  /** Whether items are grouped by family, each under its name. */
  readonly grouped: boolean;
  /** Whether the items are search results, whose order is kept. */
  readonly searched: boolean;
}

function section<T extends PickerItem>(key: string, items: readonly T[], titled: boolean): PickerSection<T> {
  return { key, titled, places: items.map((item) => ({ key: `${key}-${item.id}`, item })) };
}

/** Whether an item belongs to a family, including a picker's own ones. */
export function isOfFamily(item: PickerItem, family: string, favourites: ReadonlySet<string>): boolean {
  return (
    family === allItems || (family === favouriteItems ? favourites.has(item.id) : item.family === family)
  );
}

/**
 * Sections in display order, favourites first. One family, or search results, are a single section without a title, as
 * are ungrouped items, unless there are favourites to distinguish them from.
 */
export function arrange<T extends PickerItem>(
  found: readonly T[],
  { family, families, favourites, grouped, searched }: Wish,
): readonly PickerSection<T>[] {
  const itemsOf = (name: string): T[] => found.filter((item) => isOfFamily(item, name, favourites));
  if (family !== allItems || searched) return [section(family, itemsOf(family), false)];
  const sections = [favouriteItems, ...(grouped ? families : [allItems])]
    .map((name) => section(name, itemsOf(name), true))
    .filter(({ places }) => places.length > 0);
  return grouped || sections.length > 1 ? sections : [section(allItems, found, false)];
}
