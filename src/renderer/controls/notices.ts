// Shows the app's notices as text.
import { notifications, type NotificationData } from '@mantine/notifications';
import type { TFunction } from 'i18next';
import type { Issue } from '../../core/validation/issue';
import type { Notice } from '../state/notices';

const issuesShown = 3;
const longReadMs = 12_000;

export function showNotice(notice: Notice, t: TFunction): void {
  switch (notice.kind) {
    case 'opened':
    case 'saved':
      // The latest replaces the one before.
      notifications.hide(notice.kind);
      announce(t, { id: notice.kind, message: t(`notice.${notice.kind}`, { name: notice.name }) });
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
      showProblem(t, t(`notice.${notice.kind}`), notice.failure.message);
      return;
    case 'exported':
      announce(t, { color: 'green', message: t('export.finished', { name: notice.name }) });
      return;
    case 'exportFailed':
      showProblem(t, t('export.failed', { name: notice.name }), notice.message);
      return;
    case 'disconnected':
      announce(t, {
        id: 'connection',
        color: 'orange',
        title: t('notice.disconnected'),
        message: t('notice.disconnectedHint'),
        autoClose: false,
      });
      return;
    case 'reconnected':
      notifications.hide('connection');
      announce(t, { color: 'green', message: t('notice.reconnected') });
      return;
  }
}

function announce(t: TFunction, notice: NotificationData): void {
  notifications.show({ closeButtonProps: { 'aria-label': t('app.close') }, ...notice });
}

/** Shows an error as a notice. */
export function showProblem(t: TFunction, title: string, message: string): void {
  // One notice per kind of error: a slider that is refused a hundred times shows it once.
  const id = `error:${title}`;
  notifications.hide(id);
  announce(t, { id, color: 'red', title, message, autoClose: longReadMs, className: 'errorNotice' });
}

/** An issue in the language of the window. */
export function describeIssue(issue: Issue, t: TFunction): string {
  if (issue.parts !== undefined) return t('notice.invalid', issue.parts);
  return issue.whole === undefined ? issue.message : t('notice.whole', { whole: issue.whole });
}

export function describeIssues(issues: readonly Issue[], t: TFunction): string {
  const lines = issues.slice(0, issuesShown).map((issue) => describeIssue(issue, t));
  const rest = issues.slice(issuesShown).reduce((count, { more = 1 }) => count + more, 0);
  return [...lines, ...(rest > 0 ? [t('notice.more', { count: rest })] : [])].join('\n');
}
