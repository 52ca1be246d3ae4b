// A picker's items in their sections, as a list or a grid. Pointers highlight, choose and mark favourites here; the focus
// stays in the search field.
import type { ComponentType, MouseEvent, Ref } from 'react';
import type { PickerLayout } from './pickerKeys';
import { PickerOption } from './PickerOption';
import type { PickerItem, PickerSection, Place } from './sections';

interface PickerListProps<T extends PickerItem> {
  readonly id: string;
  readonly label: string;
  readonly layout: PickerLayout;
  readonly sections: readonly PickerSection<T>[];
  /** The title of the section with the given key. */
  readonly titleOf: (key: string) => string | undefined;
  readonly highlighted: Place<T> | undefined;
  readonly favourites: ReadonlySet<string>;
  readonly Option: ComponentType<{ readonly item: T }>;
  readonly optionId: (place: Place<T>) => string;
  readonly onHighlight: (place: Place<T>) => void;
  readonly onFavourite: (item: T) => void;
  readonly onChoose: (item: T) => void;
  readonly ref: Ref<HTMLDivElement>;
}

export function PickerList<T extends PickerItem>({
  id,
  label,
  layout,
  sections,
  titleOf,
  highlighted,
  favourites,
  Option,
  optionId,
  onHighlight,
  onFavourite,
  onChoose,
  ref,
}: PickerListProps<T>) {
  const placeAt = (target: EventTarget): Place<T> | undefined => {
    const key =
      target instanceof Element ? target.closest<HTMLElement>('[data-place]')?.dataset['place'] : '';
    return sections.flatMap(({ places }) => places).find((place) => place.key === key);
  };
  const actionAt = (target: EventTarget): string | undefined =>
    target instanceof Element ? target.closest<HTMLElement>('[data-action]')?.dataset['action'] : undefined;
  const onClick = ({ target }: MouseEvent): void => {
    const place = placeAt(target);
    if (place === undefined) return;
    onHighlight(place);
    const action = actionAt(target);
    if (action === 'favourite') onFavourite(place.item);
    if (action === 'choose') onChoose(place.item);
  };
  const onDoubleClick = ({ target }: MouseEvent): void => {
    const place = placeAt(target);
    if (place !== undefined && actionAt(target) === undefined) onChoose(place.item);
  };

  return (
    <div
      ref={ref}
      id={id}
      className="pickerList"
      role="listbox"
      aria-label={label}
      data-layout={layout}
      // Keeps the focus in the search field.
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
      onDoubleClick={onDoubleClick}
    >
      {sections.map((section) => (
        <div key={section.key} className="pickerSection" role="group" aria-label={titleOf(section.key)}>
          {section.titled && (
            <div className="pickerSectionTitle" aria-hidden>
              {titleOf(section.key)}
            </div>
          )}
          <div className="pickerOptions" role="presentation">
            {section.places.map((place) => (
              <PickerOption
                key={place.key}
                id={optionId(place)}
                place={place}
                highlighted={place === highlighted}
                favourite={favourites.has(place.item.id)}
                Option={Option}
              />
            ))}
          </div>
        </div>
      ))}
    </div>
  );
}
