import { Link as FluentLink } from '@fluentui/react-components';
import { createLink } from '@tanstack/react-router';

/** A link to a page of the console, in the looks of the theme. */
export const PageLink = createLink(FluentLink);
