// The presenter's buttons: the way through what is presented, the blank screen, and presenting itself.
import { Button } from '@mantine/core';
import { ChevronLeft, ChevronRight, Presentation, Square, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type CommandId, commandLabel } from '../../protocol/commands';
import { useApp, useLanguage, useWindow } from '../app/appContext';
import { runCommand } from '../commands/commands';

interface PresenterFootProps {
  /** What next and back mean here; null where there is nothing that way. */
  readonly next: { readonly label: string; readonly icon?: ReactNode } | null;
  readonly back: { readonly label: string } | null;
  /** What the next press does, in a few words. */
  readonly coming?: string;
}

export function PresenterFoot({ next, back, coming = '' }: PresenterFootProps) {
  const app = useApp();
  const { t } = useTranslation();
  const language = useLanguage();
  const presenting = useWindow((state) => state.presenting);
  const run = (id: CommandId) => () => runCommand(app, id);
  const label = (id: CommandId): string => commandLabel(id, language);
  const isPresented = presenting !== null;
  return (
    <footer className="presenterFoot">
      {presenting?.isRefused === true && <p className="presenterState">{t('presenter.notFull')}</p>}
      <Button
        size="lg"
        variant="default"
        leftSection={<ChevronLeft />}
        disabled={back === null}
        onClick={run('present.back')}
      >
        {back?.label ?? t('lesson.back')}
      </Button>
      <Button
        className="presenterNext"
        size="lg"
        color="iris.6"
        rightSection={next?.icon ?? <ChevronRight />}
        disabled={next === null}
        onClick={run('present.next')}
      >
        {next?.label ?? t('lesson.next')}
      </Button>
      <p role="status" className="presenterComing">
        {presenting?.blank ? t(`presenter.blank.${presenting.blank}`) : coming}
      </p>
      {(['black', 'white'] as const).map((blank) => (
        <Button
          key={blank}
          size="lg"
          variant={presenting?.blank === blank ? 'light' : 'default'}
          leftSection={<Square fill={blank === 'black' ? 'black' : 'white'} />}
          aria-label={label(`present.${blank}`)}
          aria-pressed={presenting?.blank === blank}
          disabled={!isPresented}
          onClick={run(`present.${blank}`)}
        >
          {t(`presenter.${blank}`)}
        </Button>
      ))}
      <Button
        size="lg"
        variant="default"
        leftSection={isPresented ? <X /> : <Presentation />}
        onClick={run(isPresented ? 'present.end' : 'present.start')}
      >
        {label(isPresented ? 'present.end' : 'present.start')}
      </Button>
    </footer>
  );
}
