export { type ExpectedProof, type VerifiedProof, verifyProof } from './verify-proof.ts';
