// A section that opens and closes. Its header says what is set inside, so that nothing is hidden by closing it.
import { Stack, UnstyledButton } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { createStore, useStore } from 'zustand';

/** Which sections are open: for as long as the window is, whoever is selected. */
const openSections = createStore<Readonly<Record<string, boolean>>>(() => ({}));

interface DisclosureProps {
  /** Which section it is, among all that the window has. */
  readonly name: string;
  readonly title: string;
  /** What is set inside, in a few words; null where everything is as it usually is. */
  readonly summary: string | null;
  readonly children: ReactNode;
}

export function Disclosure({ name, title, summary, children }: DisclosureProps) {
  const { t } = useTranslation();
  const id = useId();
  const open = useStore(openSections, (sections) => sections[name] === true);
  return (
    <section className="disclosure" data-open={open}>
      <h2>
        <UnstyledButton
          className="disclosureHeader"
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={() => openSections.setState({ [name]: !open })}
        >
          <ChevronRight size={14} className="disclosureMark" aria-hidden />
          <span className="disclosureTitle">{title}</span>
          <span className="disclosureSummary" data-set={summary !== null}>
            {summary ?? t('runner.off')}
          </span>
        </UnstyledButton>
      </h2>
      {open && (
        <Stack gap="xs" id={id} className="disclosureBody">
          {children}
        </Stack>
      )}
    </section>
  );
}
