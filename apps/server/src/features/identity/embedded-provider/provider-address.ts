/** Where the embedded provider is on this server. */
export const PROVIDER_PATH = '/oidc';
/** The page that an authorization request leads to, followed by the interaction's uid. */
export const INTERACTION_PAGE = '/sign-in/interaction';
/** Where that page's requests go, followed by the uid. */
export const INTERACTION_API = '/api/v1/account/interactions';
/** This server as a client of the embedded provider. */
export const OWN_CLIENT_ID = 'alongside';
