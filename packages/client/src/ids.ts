import type * as protocol from '@alongside/protocol';

/** Kinds of ids, by their names in the document. */
export interface Ids {
  readonly ApprovalId: protocol.ApprovalId;
  readonly AssignmentId: protocol.AssignmentId;
  readonly DeviceId: protocol.DeviceId;
  readonly DomainId: protocol.DomainId;
  readonly EnrolmentTokenId: protocol.EnrolmentTokenId;
  readonly GrantId: protocol.GrantId;
  readonly GroupId: protocol.GroupId;
  readonly Incarnation: protocol.Incarnation;
  readonly NetworkId: protocol.NetworkId;
  readonly OverrideId: protocol.OverrideId;
  readonly PasskeyId: protocol.PasskeyId;
  readonly PersonId: protocol.PersonId;
  readonly PolicyId: protocol.PolicyId;
  readonly QuestionId: protocol.QuestionId;
  readonly RoleId: protocol.RoleId;
  readonly SessionId: protocol.SessionId;
  readonly SignInId: protocol.SignInId;
  readonly StreamId: protocol.StreamId;
  readonly TenantId: protocol.TenantId;
  readonly TokenId: protocol.TokenId;
  readonly ViewId: protocol.ViewId;
}
