// A picker's footer: its status, and the keys.
import { Kbd } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NoticesPlace } from '../controls/NoticesPlace';

interface PickerFooterProps {
  readonly chooseLabel: string;
  /** Number of results in the chosen family; null without a query. */
  readonly found: number | null;
  readonly status: ReactNode;
}

export function PickerFooter({ chooseLabel, found, status }: PickerFooterProps) {
  const { t } = useTranslation();
  return (
    <footer className="pickerFooter" role="none">
      <NoticesPlace above />
      <div className="pickerStatus">{status}</div>
      <span role="status" className="pickerFound">
        {found !== null && t('picker.found', { found })}
      </span>
      <span className="pickerKeys">
        <span>
          <Kbd size="xs">↑</Kbd> <Kbd size="xs">↓</Kbd> {t('picker.keyMove')}
        </span>
        <span>
          <Kbd size="xs">Enter</Kbd> {chooseLabel}
        </span>
        <span>
          <Kbd size="xs">Esc</Kbd> {t('app.close')}
        </span>
      </span>
    </footer>
  );
}
