// What is still to be mended in the lesson: what it can't be saved with, and texts that are missing in a language; each leads to its step.
import type { TFunction } from 'i18next';
import { Button, CloseButton, Text } from '@mantine/core';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useApp } from '../../app/appContext';
import { describeIssue } from '../../controls/notices';
import type { Issue } from '../../../core/validation/issue';
import { fieldLabel } from './fieldLabel';
import { languageLabel } from './languageLabel';
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
  const { languages } = useLessonDraft().lesson;
  const { issues, missing } = useDraftIssues();
  const heading =
    issues.length > 0
      ? 'lessonEditor.mend'
      : missing.length > 0
        ? 'lessonEditor.missing'
        : 'lessonEditor.noIssues';
  return (
    <section className="issueList" role="alert">
      <div className="issueHead">
        <Text fz="sm" fw={600}>
          {t(heading)}
        </Text>
        <CloseButton
          size="sm"
          aria-label={t('lessonEditor.closeIssues')}
          onClick={() => lessonDraft.showIssues(false)}
        />
      </div>
      <div className="issueRows">
        <ul>
          {issues.map((issue, place) => (
            <IssueRow key={place} step={stepOfIssue(issue)}>
              {describeIssue(named(issue, t), t)}
            </IssueRow>
          ))}
        </ul>
        {issues.length > 0 && missing.length > 0 && (
          <Text fz="sm" fw={600}>
            {t('lessonEditor.missing')}
          </Text>
        )}
        <ul>
          {distinct(missing.map(stepOfIssue)).map((step) => (
            <IssueRow key={step} step={step}>
              {languages.map((language) => {
                const inIt = missing.filter(
                  (each) => each.language === language && stepOfIssue(each) === step,
                );
                return inIt.length === 0 ? null : (
                  <span key={language} className="missingTexts">
                    {t('lessonEditor.missingIn', {
                      language: languageLabel(language),
                      fields: inIt.map(({ field }) => fieldLabel(field, t)).join(t('notice.and')),
                    })}
                  </span>
                );
              })}
            </IssueRow>
          ))}
        </ul>
      </div>
    </section>
  );
}

const distinct = <T,>(all: readonly T[]): readonly T[] => [...new Set(all)];

interface IssueRowProps {
  /** Counted from 0; null for the lesson as a whole. */
  readonly step: number | null;
  readonly children: ReactNode;
}

function IssueRow({ step, children }: IssueRowProps) {
  const { lessonDraft } = useApp();
  const { t } = useTranslation();
  const { steps } = useLessonDraft().lesson;
  const about = useId();
  const key = step === null ? null : (steps[step]?.key ?? null);
  return (
    // Several may lead to the same step.
    <li aria-labelledby={about}>
      <Button flex="none" size="compact-xs" variant="light" onClick={() => lessonDraft.select(key)}>
        {step === null ? t('lessonEditor.lesson') : t('lessonEditor.step', { number: step + 1 })}
      </Button>
      <Text id={about} fz="sm">
        {children}
      </Text>
    </li>
  );
}
