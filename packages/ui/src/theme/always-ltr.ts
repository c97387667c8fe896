/**
 * `direction` of what runs from left to right in every language, such as codes. The style engine turns `ltr` round on
 * a right-to-left page unless the value itself asks it not to; its types know only the bare value.
 */
export const ALWAYS_LTR = 'ltr /* @noflip */' as 'ltr';
