export { ConsolePages } from './console-pages.ts';
export { HelperPage } from './helper-page.ts';
export { PageTexts, type PageLanguage } from './page-texts.ts';
export { type ChosenFile, ProfilePage } from './profile-page.ts';
export { SetupPages } from './setup-pages.ts';
export { SharerPage } from './sharer-page.ts';
export { completeSignIn, signIn, type Credentials } from './sign-in.ts';
export { typeInto } from './typing.ts';
