# Makes an RT as a company would have it: a queue, a field that its CRM sets, a seat for Cordon, one for the vendor's agent.
# Prints the tokens as JSON. RT_SITE_CONFIG says which RT.
use strict;
use warnings;
use lib '/usr/share/request-tracker5/lib';
use RT;
RT::LoadConfig();
RT::Init();
require JSON;
require RT::AuthToken;

my $system = RT->SystemUser;

sub made {
    my ($class, %with) = @_;
    my $object = $class->new($system);
    my ($ok, $why) = $object->Create(%with);
    die "$class: $why" unless $ok;
    return $object;
}

sub may {
    my ($who, $object, @rights) = @_;
    for my $right (@rights) {
        my ($ok, $why) = $who->PrincipalObj->GrantRight(Right => $right, Object => $object);
        die "$right: $why" unless $ok;
    }
}

my $queue = made('RT::Queue', Name => 'Orders', CorrespondAddress => 'orders@helpdesk.test', CommentAddress => 'orders-comment@helpdesk.test');
made('RT::Queue', Name => 'Internal');
my $field = made('RT::CustomField', Name => 'Cordon customer', Type => 'FreeformSingle', MaxValues => 1, LookupType => 'RT::Queue-RT::Ticket');
$field->AddToObject($queue);

my $everyone = RT::Group->new($system);
$everyone->LoadSystemInternalGroup('Everyone');
may($everyone, $queue, qw(CreateTicket ReplyToTicket SeeQueue));

my %user = map {
    my ($login, $mail) = @$_;
    ($login => made('RT::User', Name => $login, EmailAddress => $mail, Privileged => 1, Password => "$login-password"));
} (['cordon', 'cordon@shop.example'], ['crm', 'crm@shop.example'], ['sam', 'sam@shop.example'], ['agent', $ENV{AGENT_MAIL} || 'agent@desk.example']);

may($user{cordon}, $queue, qw(ShowTicket ShowTicketComments CommentOnTicket ModifyTicket AdminQueue));
may($user{cordon}, RT->System, qw(ShowACL ManageAuthTokens));
may($user{cordon}, $field, qw(SeeCustomField));
may($user{crm}, $queue, qw(ShowTicket ModifyTicket));
may($user{crm}, $field, qw(SeeCustomField ModifyCustomField));
may($user{sam}, $queue, qw(ShowTicket ShowTicketComments CommentOnTicket ReplyToTicket ModifyTicket));

my $token = RT::AuthToken->new($system);
my ($ok, $why, $secret) = $token->Create(Owner => $user{cordon}->Id, Description => 'Cordon');
die $why unless $ok;
print JSON::to_json({ token => $secret });
