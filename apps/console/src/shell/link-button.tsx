import { Button, type ButtonProps } from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type AnchorButtonProps = Pick<ButtonProps, 'appearance' | 'icon' | 'size'> &
  AnchorHTMLAttributes<HTMLAnchorElement> & { readonly ref?: Ref<HTMLAnchorElement> };

function AnchorButton({ ref: _ref, ...props }: AnchorButtonProps) {
  return <Button as="a" {...props} />;
}

/** A link to a page of the console that is what the person most likely wants to do next. */
export const LinkButton = createLink(AnchorButton);
