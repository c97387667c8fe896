export { type VerifiedProof, verifyProof } from './verify-proof.ts';
