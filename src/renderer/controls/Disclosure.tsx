// A collapsible section. Its header summarizes the settings inside, so that collapsing hides nothing.
import { Stack, UnstyledButton } from '@mantine/core';
import { ChevronRight } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { createStore, useStore } from 'zustand';

/** Which sections are open, as long as the window exists, whichever runner is selected. */
const openSections = createStore<Readonly<Record<string, boolean>>>(() => ({}));

interface DisclosureProps {
  /** Identifies the section in the window. */
  readonly name: string;
  readonly title: string;
  /** The settings inside, in a few words; null if all have their default values. */
  readonly summary: string | null;
  /** The default values in a few words; "Off" by default. */
  readonly usual?: string;
  readonly children: ReactNode;
}

export function Disclosure({ name, title, summary, usual, children }: DisclosureProps) {
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
            {summary ?? usual ?? t('runner.off')}
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
