// The card above the built-in landscapes that opens the formula editor.
import { Text, UnstyledButton } from '@mantine/core';
import { SquareFunction } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../app/appContext';
import { runCommand } from '../commands/commands';
import './formula.css';

export function OwnFormulaCard() {
  const app = useApp();
  const { t } = useTranslation();
  return (
    <UnstyledButton className="ownFormula" onClick={() => runCommand(app, 'picker.formula')}>
      <SquareFunction size={28} strokeWidth={1.5} />
      <span>
        <Text fz="sm" fw={600}>
          {t('formula.title')}
        </Text>
        <Text fz="xs" c="dimmed">
          {t('formula.invitation')}
        </Text>
      </span>
    </UnstyledButton>
  );
}
