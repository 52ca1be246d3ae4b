// Shows the app's notices as text: one at a time, on one line.
import { randomId } from '@mantine/hooks';
import { notifications, notificationsStore } from '@mantine/notifications';
import type { TFunction } from 'i18next';
import { lessonLimits } from '../../core/lesson/lesson';
import { plainName } from '../../core/text/plainName';
import type { Issue } from '../../core/validation/issue';
import type { RunFault } from '../../protocol/messages';
import type { Notice } from '../state/notices';
import { NoticeText, type NoticeAction } from './NoticeText';

const issuesShown = 3;
const longReadMs = 12_000;

export function showNotice(notice: Notice, t: TFunction): void {
  switch (notice.kind) {
    case 'opened': {
      const { replaced } = notice;
      const name = plainName(notice.name);
      const text =
        replaced === null
          ? t('notice.opened', { name })
          : t('notice.replaced', { name, replaced: plainName(replaced) });
      announce(t, { text, ...(replaced !== null && { autoClose: longReadMs }) });
      return;
    }
    case 'saved':
      announce(t, { text: t('notice.saved', { name: plainName(notice.name) }) });
      return;
    case 'viewAdded':
      announce(t, {
        text: t('notice.viewAdded', { number: notice.number }),
        action: { label: t('notice.editLesson'), run: notice.edit },
        autoClose: longReadMs,
        id: notice.kind,
      });
      return;
    case 'lessonFull':
      announce(t, { color: 'orange', text: t('notice.lessonFull', { count: lessonLimits.steps.max }) });
      return;
    case 'draftUnreadable':
      showProblem(t, t('notice.draftUnreadable'), t('notice.draftUnreadableHint'));
      return;
    case 'openFailed':
      showProblem(
        t,
        t('notice.openFailed'),
        `${describeIssues(notice.issues, t)}\n${t('notice.openFailedKept')}`,
      );
      return;
    case 'restoreFailed':
    case 'editRefused':
      showProblem(t, t(`notice.${notice.kind}`), describeIssues(notice.issues, t));
      return;
    case 'saveFailed':
    case 'runFailed':
    case 'surfaceFailed':
    case 'measuresFailed':
      showProblem(t, t(`notice.${notice.kind}`), notice.failure.message);
      return;
    case 'runnersFailed':
      showProblem(
        t,
        t('notice.runnersFailed', { names: notice.names.join(t('notice.and')) }),
        `${describeFault(notice.fault, t)} ${t('notice.othersGoOn')}`,
      );
      return;
    case 'exported':
      announce(t, { color: 'green', text: t('export.finished', { name: notice.name }) });
      return;
    case 'exportFailed':
      showProblem(
        t,
        notice.copies ? t('export.copyFailed') : t('export.failed', { name: notice.name }),
        notice.message,
      );
      return;
    case 'copying':
      announce(t, {
        text: t('export.copying'),
        action: { label: t('export.cancelCopy'), run: notice.cancel },
        autoClose: false,
      });
      return;
    case 'copied':
      if (notice.as === null) announce(t, { text: t('export.copyCancelled') });
      else announce(t, { color: 'green', text: t(`export.copied.${notice.as}`), autoClose: longReadMs });
      return;
    case 'disconnected':
      showLasting('disconnected', () =>
        announce(t, {
          color: 'orange',
          title: t('notice.disconnected'),
          text: t('notice.disconnectedHint'),
          autoClose: false,
        }),
      );
      return;
    case 'reconnected':
      lasting.delete('disconnected');
      announce(t, { color: 'green', text: t('notice.reconnected') });
      return;
    case 'presenterBlocked':
      showProblem(t, t('notice.presenterBlocked'), t('notice.presenterBlockedHint'));
      return;
    case 'recovered':
      announce(t, { title: t('notice.recovered'), text: t('notice.recoveredHint'), autoClose: longReadMs });
      return;
    case 'elsewhere':
      showLasting('elsewhere', () =>
        announce(t, {
          color: 'orange',
          title: t('notice.elsewhere'),
          text: t('notice.elsewhereHint'),
          action: { label: t('notice.useThisWindow'), run: notice.take },
          autoClose: false,
        }),
      );
      return;
    case 'taken':
      lasting.delete('elsewhere');
      announce(t, { color: 'green', text: t('notice.taken') });
      return;
  }
}

/** What is said as long as it holds, again after each other notice. */
const lasting = new Map<'disconnected' | 'elsewhere', () => void>();

function showLasting(kind: 'disconnected' | 'elsewhere', show: () => void): void {
  lasting.set(kind, show);
  show();
}

/** Shows what lasts, in the language that the window has by now; without a connection, the rest does not matter. */
export function showLastingAgain(): void {
  (lasting.get('disconnected') ?? lasting.get('elsewhere'))?.();
}

interface Announcement {
  readonly title?: string;
  readonly text: string;
  readonly color?: string;
  /** What the user can do about it. */
  readonly action?: NoticeAction;
  /** Milliseconds, or false if only the user closes it. */
  readonly autoClose?: number | false;
  /** By which it can be hidden. */
  readonly id?: 'viewAdded';
}

/** What the latest notice says, and its notification. */
let latest = { said: '', id: '' };

/** The latest notice replaces the one before; one that says the same, as while a slider is dragged, stays. */
function announce(t: TFunction, { title, text, action, ...notice }: Announcement): void {
  const said = `${title}\n${text}`;
  if (said === latest.said && notificationsStore.getState().notifications.some(({ id }) => id === latest.id))
    return;
  notifications.clean();
  const id: string = notice.id ?? randomId();
  latest = { said, id };
  notifications.show({
    closeButtonProps: { 'aria-label': t('app.close') },
    message: <NoticeText id={id} title={title} text={text} action={action} />,
    onClose: () => {
      // Not before this one is gone.
      if (notice.autoClose !== false) queueMicrotask(showLastingAgain);
    },
    ...notice,
    id,
  });
}

/** Hides a notice where it means nothing any more: one that can be hidden. */
export function hideNotice(kind: 'viewAdded'): void {
  notifications.hide(kind);
}

/** Shows an error as a notice. */
export function showProblem(t: TFunction, title: string, message: string): void {
  announce(t, { color: 'red', title, text: message, autoClose: longReadMs });
}

/** An issue in the language of the window. */
export function describeIssue(issue: Issue, t: TFunction): string {
  if (issue.parts !== undefined) return t('notice.invalid', issue.parts);
  return issue.whole === undefined ? issue.message : t('notice.whole', { whole: issue.whole });
}

/** Why a run could not be computed, in the language of the window where that is known. */
function describeFault({ kind, message }: RunFault, t: TFunction): string {
  return kind === 'error' || kind === 'lost'
    ? t('notice.fault.other', { message })
    : t(`notice.fault.${kind}`);
}

export function describeIssues(issues: readonly Issue[], t: TFunction): string {
  const lines = issues.slice(0, issuesShown).map((issue) => describeIssue(issue, t));
  const rest = issues.slice(issuesShown).reduce((count, { more = 1 }) => count + more, 0);
  return [...lines, ...(rest > 0 ? [t('notice.more', { count: rest })] : [])].join('\n');
}
