// What a picker shows of what was found: which items under which heading, and how many there are in each family.

/** A picker's families beside the items' own. */
export const allItems = 'all';
export const favouriteItems = 'favourites';

/** An item's place in the list: favourites stand in their family, too. */
export interface Place<T> {
  readonly key: string;
  readonly item: T;
}

export interface PickerSection<T> {
  readonly key: string;
  /** Whether the section is announced by its family's name. */
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
  /** Whether families stand together, each under its name. */
  readonly grouped: boolean;
  /** Whether what was found is a search's answer, which keeps its order. */
  readonly searched: boolean;
}

function section<T extends PickerItem>(key: string, items: readonly T[], titled: boolean): PickerSection<T> {
  return { key, titled, places: items.map((item) => ({ key: `${key}-${item.id}`, item })) };
}

/** Whether an item is of a family, be it one of a picker's own. */
export function isOfFamily(item: PickerItem, family: string, favourites: ReadonlySet<string>): boolean {
  return (
    family === allItems || (family === favouriteItems ? favourites.has(item.id) : item.family === family)
  );
}

/**
 * Sections in the order shown, favourites first. One family, or a search's answer, is a single section without a
 * title, as are items that are not grouped, unless there are favourites to tell them from.
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
