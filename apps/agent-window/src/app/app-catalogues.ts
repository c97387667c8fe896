import type { AppCatalogues } from '@alongside/ui';

export const appCatalogues: AppCatalogues = {
  en: () => import('../messages/en.json'),
  de: () => import('../messages/de.json'),
  ar: () => import('../messages/ar.json'),
};
