// Which picture of a pair this is, and which of them charts, numbers and settings are of: a press opens the other one.
import { Tooltip, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useApp } from '../app/appContext';

export function PairMark({ isOpen }: { readonly isOpen: boolean }) {
  const { beside, lessons } = useApp();
  const { t } = useTranslation();
  const besideIsLeft = useStore(beside, (state) => state.isLeft);
  const isLeft = besideIsLeft !== isOpen;
  return (
    <Tooltip label={t(isOpen ? 'pair.open' : 'pair.beside')}>
      <UnstyledButton
        className="pairMark"
        data-covers=""
        aria-pressed={isOpen}
        onClick={() => lessons.openScene(isLeft ? 0 : 1)}
      >
        {t(isLeft ? 'pair.left' : 'pair.right')}
      </UnstyledButton>
    </Tooltip>
  );
}
