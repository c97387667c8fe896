export { ChatPanel, type SeenMessage } from './chat-panel.ts';
export { ConsolePages, type NewPerson } from './console-pages.ts';
export { HelperPage } from './helper-page.ts';
export { PageTexts, type PageLanguage } from './page-texts.ts';
export { SetupPages, type FirstAdministrator } from './setup-pages.ts';
export { SharerPage } from './sharer-page.ts';
export { completeSignIn, signIn, type Credentials } from './sign-in.ts';
export { typeInto } from './typing.ts';
