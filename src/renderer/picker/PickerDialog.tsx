// A large dialog to choose from many: search, families, a list that arrow keys walk, and a card that explains what is
// highlighted. What the choice is of is its users' business.
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import './picker.css';

interface PickerDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The `Picker`. It is there only while the dialog is open, and starts anew each time. */
  readonly children: ReactNode;
}

export function PickerDialog({ opened, onClose, children }: PickerDialogProps) {
  return (
    <Modal.Root
      opened={opened}
      onClose={onClose}
      size="auto"
      yOffset={0}
      xOffset={0}
      centered
      // The window never scrolls; the lock would add a style that the content security policy refuses.
      lockScroll={false}
      radius="lg"
      classNames={{ content: 'pickerDialog' }}
      transitionProps={{ transition: 'pop', duration: 120 }}
    >
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content>{children}</Modal.Content>
    </Modal.Root>
  );
}

/** The dialog's title and what closes it, round about the search. */
export function PickerHeader({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useTranslation();
  return (
    // The dialog's header is no second banner of the page.
    <Modal.Header role="none" className="pickerHeader">
      <Modal.Title fz="md" fw={650}>
        {title}
      </Modal.Title>
      {children}
      <Modal.CloseButton aria-label={t('app.close')} size="lg" />
    </Modal.Header>
  );
}
