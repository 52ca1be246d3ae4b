// One item in a picker's list, with its star. The star is for pointers; keyboards use the card's.
import { Star } from 'lucide-react';
import { type ComponentType, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PickerItem, Place } from './sections';

interface PickerOptionProps<T extends PickerItem> {
  readonly id: string;
  readonly place: Place<T>;
  readonly highlighted: boolean;
  readonly favourite: boolean;
  readonly Option: ComponentType<{ readonly item: T }>;
}

function AnyPickerOption<T extends PickerItem>({
  id,
  place,
  highlighted,
  favourite,
  Option,
}: PickerOptionProps<T>) {
  const { t } = useTranslation();
  return (
    <div
      id={id}
      className="pickerOption"
      role="option"
      aria-selected={highlighted}
      data-place={place.key}
      data-id={place.item.id}
      data-favourite={favourite}
    >
      <Option item={place.item} />
      <span className="pickerStar" data-action="favourite" aria-hidden>
        <Star size={16} />
      </span>
      {favourite && <span className="visuallyHidden">{t('picker.favourite')}</span>}
    </div>
  );
}

/** Memoized: typing moves most items without changing them. */
export const PickerOption = memo(
  AnyPickerOption,
  (before, after) =>
    before.place.key === after.place.key &&
    before.highlighted === after.highlighted &&
    before.favourite === after.favourite,
) as typeof AnyPickerOption;
