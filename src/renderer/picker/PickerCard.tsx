// The card of the highlighted item: its name, its star, its details, and the button that chooses it.
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { Star } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface PickerCardProps {
  readonly name: string;
  readonly note: string;
  readonly favourite: boolean;
  readonly onFavourite: () => void;
  readonly action: ReactNode;
  readonly children: ReactNode;
}

export function PickerCard({ name, note, favourite, onFavourite, action, children }: PickerCardProps) {
  const { t } = useTranslation();
  return (
    <article className="pickerCard" aria-label={name}>
      <header className="cardHeader">
        <div className="cardTitle">
          <Text component="h3" fz="lg" fw={650}>
            {name}
          </Text>
          <Text fz="xs" c="dimmed">
            {note}
          </Text>
        </div>
        <Tooltip label={t('picker.favourite')}>
          <ActionIcon
            className="cardStar"
            aria-label={t('picker.favourite')}
            aria-pressed={favourite}
            onClick={onFavourite}
          >
            <Star size={18} />
          </ActionIcon>
        </Tooltip>
        {action}
      </header>
      {/* Long cards scroll, also by keyboard. */}
      <div className="cardContent" tabIndex={0} role="group" aria-label={t('picker.details')} key={name}>
        {children}
      </div>
    </article>
  );
}

interface CardSectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A titled part of a card. */
export function CardSection({ title, children }: CardSectionProps) {
  return (
    <section>
      <Text component="h4" className="cardSectionTitle">
        {title}
      </Text>
      {children}
    </section>
  );
}
