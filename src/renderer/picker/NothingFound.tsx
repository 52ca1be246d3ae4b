// Shown when a picker's list is empty, with a way out.
import { Button, Text } from '@mantine/core';
import { SearchX, Star } from 'lucide-react';
import { useTranslation } from 'react-i18next';

interface NothingFoundProps {
  readonly query: string;
  /** Number of results in all families. */
  readonly elsewhere: number;
  readonly onShowAll: () => void;
  readonly onClear: () => void;
}

export function NothingFound({ query, elsewhere, onShowAll, onClear }: NothingFoundProps) {
  const { t } = useTranslation();
  const searched = query !== '';
  return (
    <div className="nothingFound">
      {searched ? <SearchX size={30} aria-hidden /> : <Star size={30} aria-hidden />}
      <Text fz="sm" fw={600}>
        {searched ? t('picker.nothing', { query }) : t('picker.noFavourites')}
      </Text>
      <Text fz="xs" c="dimmed">
        {searched ? t('picker.nothingHint') : t('picker.noFavouritesHint')}
      </Text>
      {elsewhere > 0 && (
        <Button size="xs" variant="light" mt={6} onClick={onShowAll}>
          {searched ? t('picker.elsewhere', { found: elsewhere }) : t('picker.showAll')}
        </Button>
      )}
      {searched && elsewhere === 0 && (
        <Button size="xs" variant="light" mt={6} onClick={onClear}>
          {t('picker.clear')}
        </Button>
      )}
    </div>
  );
}
