import type { AnchorHTMLAttributes, MouseEvent } from 'react';
import { useNavigation } from './navigation.ts';

type AppLinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { readonly href: string };

const isPlainClick = (event: MouseEvent): boolean =>
  event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);

/** A link that stays in the app where the page is its own, and is a plain link in every other respect. */
export function AppLink({ href, onClick, ...rest }: AppLinkProps) {
  const navigation = useNavigation();
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || !isPlainClick(event) || !navigation.owns(href)) return;
    event.preventDefault();
    navigation.go(href);
  };
  return <a href={href} onClick={follow} {...rest} />;
}
