// The content of a picker's dialog, for any kind of item: it keeps the query, the chosen family and the highlighted
// item. The focus stays in the search field, whose keys move the highlight.
import { Button, TextInput } from '@mantine/core';
import { Search as SearchIcon } from 'lucide-react';
import {
  type ComponentType,
  type KeyboardEvent,
  type ReactNode,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useApp, useSetting } from '../app/appContext';
import { type FavouriteKind, toggleFavourite } from '../state/settings';
import { FamilyRail } from './FamilyRail';
import { type Direction, neighbour } from './neighbour';
import { NothingFound } from './NothingFound';
import { PickerCard } from './PickerCard';
import { PickerHeader } from './PickerDialog';
import { PickerFooter } from './PickerFooter';
import { pickerKeyOf, type PickerLayout } from './pickerKeys';
import { PickerList } from './PickerList';
import type { Search } from './search';
import { allItems, arrange, favouriteItems, isOfFamily, type PickerItem, type Place } from './sections';

export interface PickerProps<T extends PickerItem> {
  readonly title: string;
  readonly searchLabel: string;
  readonly items: readonly T[];
  readonly search: Search<T>;
  /** The items' families in order, with their names. */
  readonly families: ReadonlyMap<string, string>;
  readonly kind: FavouriteKind;
  readonly nameOf: (item: T) => string;
  /** Highlighted initially. */
  readonly first: string | null;
  readonly layout: PickerLayout;
  /** Renders an item in the list; must be the same component at each render. */
  readonly Option: ComponentType<{ readonly item: T }>;
  /** Renders the details of an item. */
  readonly Card: ComponentType<{ readonly item: T }>;
  /** Text beside an item's name on its card, such as its year. */
  readonly noteOf: (item: T) => string;
  readonly onChoose: (item: T) => void;
  /** The action's name, on the button and beside Enter. */
  readonly chooseLabel: string;
  readonly chooseIcon: ReactNode;
  /** Shown above the list. */
  readonly header?: ReactNode;
  /** Shown in the footer, beside the keys. */
  readonly status?: ReactNode;
}

export function Picker<T extends PickerItem>(props: PickerProps<T>) {
  const { items, search, families, kind, nameOf, layout, Option, Card, onChoose } = props;
  const app = useApp();
  const { t } = useTranslation();
  const ids = useId();
  const list = useRef<HTMLDivElement>(null);
  const input = useRef<HTMLInputElement>(null);
  const favourites = useFavourites(kind);

  const [query, setQuery] = useState('');
  const [family, setFamily] = useState(allItems);
  const [wished, setWished] = useState({ key: '', id: props.first });

  // The query is shown at once; its results are deferred.
  const asked = useDeferredValue(query);
  const { found, sections } = useMemo(() => {
    const all = search(asked);
    const wish = { family, families: [...families.keys()], favourites, grouped: layout === 'list' };
    return { found: all, sections: arrange(all, { ...wish, searched: asked.trim() !== '' }) };
  }, [search, asked, family, families, favourites, layout]);
  const places = sections.flatMap((section) => section.places);
  const highlighted =
    places.find(({ key }) => key === wished.key) ??
    places.find(({ item }) => item.id === wished.id) ??
    places[0];
  // The card is deferred until the list is drawn: formulas take long.
  const shown = useDeferredValue(highlighted?.item);

  const optionId = (place: Place<T>): string => `${ids}-${place.key}`;
  const highlightedId = highlighted === undefined ? undefined : optionId(highlighted);
  const opening = useRef(true);
  useEffect(() => {
    if (highlightedId === undefined) return;
    document.getElementById(highlightedId)?.scrollIntoView({ block: opening.current ? 'center' : 'nearest' });
    opening.current = false;
  }, [highlightedId]);

  const highlight = ({ key, item }: Place<T>): void => setWished({ key, id: item.id });
  const restart = (): void => {
    setWished({ key: '', id: null });
    list.current?.scrollTo({ top: 0 });
  };
  const searchFor = (text: string): void => {
    setQuery(text);
    restart();
  };
  const show = (next: string): void => {
    setFamily(next);
    restart();
  };
  const setFavourite = (item: T): void =>
    app.settings.setState((settings) => toggleFavourite(settings, kind, item.id));

  const walk = (direction: Direction, times: number): void => {
    const options = [...list.current!.querySelectorAll('[role="option"]')];
    const boxes = options.map((option) => option.getBoundingClientRect());
    let at = highlighted === undefined ? -1 : places.indexOf(highlighted);
    for (let time = 0; time < times; time += 1) at = neighbour(boxes, at, direction);
    const place = places[at];
    if (place !== undefined) highlight(place);
  };

  const chooseHighlighted = (): void => {
    // Enter may come before the deferred results. An item that has been highlighted since is chosen anyway.
    const item =
      asked === query || wished.id !== null
        ? highlighted?.item
        : search(query).find((candidate) => isOfFamily(candidate, family, favourites));
    if (item !== undefined) onChoose(item);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const key = pickerKeyOf(event, layout);
    if (key === null) return;
    if (key === 'choose') chooseHighlighted();
    else walk(key.direction, key.times);
    event.preventDefault();
  };

  const countOf = (name: string): number => found.filter((item) => isOfFamily(item, name, favourites)).length;
  const rail = [
    { name: allItems, label: t('picker.all'), count: found.length },
    { name: favouriteItems, label: t('picker.favourites'), count: countOf(favouriteItems) },
    ...[...families].map(([name, label]) => ({ name, label, count: countOf(name) })),
  ].filter(({ name }) => [allItems, favouriteItems].includes(name) || items.some((i) => i.family === name));

  return (
    <>
      <PickerHeader title={props.title}>
        <TextInput
          ref={input}
          className="pickerSearch"
          size="sm"
          data-autofocus
          leftSection={<SearchIcon size={16} />}
          role="combobox"
          aria-label={props.searchLabel}
          placeholder={props.searchLabel}
          aria-autocomplete="list"
          aria-expanded
          aria-controls={`${ids}-list`}
          aria-activedescendant={highlightedId}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => searchFor(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </PickerHeader>
      <div className="pickerBody">
        <FamilyRail families={rail} chosen={family} onChoose={show} />
        <div className="pickerResults">
          {props.header !== undefined && <div className="pickerBanner">{props.header}</div>}
          <PickerList
            ref={list}
            id={`${ids}-list`}
            label={props.title}
            layout={layout}
            sections={sections}
            titleOf={(key) => rail.find(({ name }) => name === key)?.label}
            highlighted={highlighted}
            favourites={favourites}
            Option={Option}
            optionId={optionId}
            onHighlight={highlight}
            onFavourite={setFavourite}
            onChoose={onChoose}
          />
          {places.length === 0 && (
            <NothingFound
              query={asked.trim()}
              elsewhere={found.length}
              onShowAll={() => {
                show(allItems);
                input.current?.focus();
              }}
              onClear={() => {
                searchFor('');
                input.current?.focus();
              }}
            />
          )}
        </div>
        {shown === undefined ? (
          <div className="pickerCard" />
        ) : (
          <PickerCard
            name={nameOf(shown)}
            note={props.noteOf(shown)}
            favourite={favourites.has(shown.id)}
            onFavourite={() => setFavourite(shown)}
            action={
              <Button
                className="cardAction"
                size="xs"
                leftSection={props.chooseIcon}
                onClick={() => onChoose(shown)}
              >
                {props.chooseLabel}
              </Button>
            }
          >
            <Card key={shown.id} item={shown} />
          </PickerCard>
        )}
      </div>
      <PickerFooter
        chooseLabel={props.chooseLabel}
        found={asked.trim() === '' ? null : places.length}
        status={props.status}
      />
    </>
  );
}

function useFavourites(kind: FavouriteKind): ReadonlySet<string> {
  const ids = useSetting('favourites')[kind];
  return useMemo(() => new Set(ids), [ids]);
}
