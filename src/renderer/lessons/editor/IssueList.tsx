// What is still to be mended before the lesson can be saved; each leads to its step.
import type { TFunction } from 'i18next';
import { Button, CloseButton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/appContext';
import { describeIssue } from '../../controls/notices';
import type { Issue } from '../../../core/validation/issue';
import { fieldLabel } from './fieldLabel';
import { stepOfIssue, useDraftIssues } from './useDraftIssues';
import { useLessonDraft } from './useLessonDraft';

/** The issue with its field as the editor calls it. */
const named = (issue: Issue, t: TFunction): Issue =>
  issue.parts === undefined
    ? issue
    : { ...issue, parts: { ...issue.parts, name: fieldLabel(issue.field, t) } };

export function IssueList() {
  const { lessonDraft } = useApp();
  const { t } = useTranslation();
  const { steps } = useLessonDraft().lesson;
  const issues = useDraftIssues();
  return (
    <section className="issueList" role="alert">
      <div className="issueHead">
        <Text fz="sm" fw={600}>
          {t(issues.length === 0 ? 'lessonEditor.noIssues' : 'lessonEditor.mend')}
        </Text>
        <CloseButton
          size="sm"
          aria-label={t('lessonEditor.closeIssues')}
          onClick={() => lessonDraft.showIssues(false)}
        />
      </div>
      <ul>
        {issues.map((issue, place) => {
          const index = stepOfIssue(issue);
          const key = index === null ? null : (steps[index]?.key ?? null);
          return (
            <li key={place}>
              <Button flex="none" size="compact-xs" variant="light" onClick={() => lessonDraft.select(key)}>
                {index === null ? t('lessonEditor.lesson') : t('lessonEditor.step', { number: index + 1 })}
              </Button>
              <Text fz="sm">{describeIssue(named(issue, t), t)}</Text>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
