// What a notice says: one line, and all of it on demand. It is gone once what was asked for has been left.
import { UnstyledButton } from '@mantine/core';
import { notifications, notificationsStore } from '@mantine/notifications';
import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';

export interface NoticeAction {
  readonly label: string;
  readonly run: () => void;
}

interface NoticeTextProps {
  /** The notification that it is the text of. */
  readonly id: string;
  readonly title?: string | undefined;
  readonly text: string;
  readonly action?: NoticeAction | undefined;
}

export function NoticeText({ id, title, text, action }: NoticeTextProps) {
  const { t } = useTranslation();
  const line = useRef<HTMLDivElement>(null);
  // What asks for something is not cut.
  const isWhole = action !== undefined;
  const [open, setOpen] = useState(isWhole);
  const [cut, setCut] = useState(false);

  useLayoutEffect(() => {
    if (open) return;
    const element = line.current!;
    const measure = (): void => setCut(element.scrollWidth > element.clientWidth);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [open]);

  const toggle = (): void => {
    if (open) {
      notifications.hide(id);
      return;
    }
    setOpen(true);
    notifications.updateState(notificationsStore, (all) =>
      all.map((each) => (each.id === id ? { ...each, autoClose: false } : each)),
    );
  };
  const onBlur = ({ relatedTarget, currentTarget }: React.FocusEvent): void => {
    const notice = currentTarget.closest('[role="alert"]');
    // Leaving the window for another is not leaving the notice.
    if (open && document.hasFocus() && notice?.contains(relatedTarget) !== true) notifications.hide(id);
  };

  return (
    <div className="noticeText" data-open={open}>
      <div ref={line} className="noticeLine">
        {title !== undefined && <strong>{title}</strong>}
        {title !== undefined && !open && ' · '}
        <span>{text}</span>
      </div>
      {action !== undefined && (
        <UnstyledButton className="noticeMore" onClick={action.run}>
          {action.label}
        </UnstyledButton>
      )}
      {(cut || open) && !isWhole && (
        <UnstyledButton className="noticeMore" aria-expanded={open} onClick={toggle} onBlur={onBlur}>
          {t(open ? 'notice.less' : 'notice.all')}
        </UnstyledButton>
      )}
    </div>
  );
}
