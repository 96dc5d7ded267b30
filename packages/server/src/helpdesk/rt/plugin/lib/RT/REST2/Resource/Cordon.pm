# Beside an RT 5 that Cordon reads: what its REST2 does not tell (whose seat shows what) and does not do (delete a file).
# Put this folder's lib beside RT's own, e.g. at /usr/local/share/request-tracker5/lib, and restart RT.
# Both need a right of their own: ShowACL to be told of seats, AdminQueue on the ticket's queue to delete.
package RT::REST2::Resource::Cordon;
use strict;
use warnings;

use Moose;
use namespace::autoclean;
use JSON ();

extends 'RT::REST2::Resource';

has action     => (is => 'ro', isa => 'Str');
has ticket     => (is => 'ro', isa => 'Str', default => '');
has attachment => (is => 'ro', isa => 'Str', default => '');

sub dispatch_rules {
    Path::Dispatcher::Rule::Regex->new(
        regex => qr{^/cordon/seats/?$},
        block => sub { { action => 'seats' } },
    ),
    Path::Dispatcher::Rule::Regex->new(
        regex => qr{^/cordon/ticket/(\d+)/attachment/(\d+)/?$},
        block => sub { { action => 'delete', ticket => $_[0]->pos(1), attachment => $_[0]->pos(2) } },
    )
}

sub allowed_methods { $_[0]->action eq 'seats' ? ['GET', 'HEAD'] : ['DELETE'] }
sub charsets_provided { [ 'utf-8' ] }
sub default_charset { 'utf-8' }
sub content_types_provided { [ { 'application/json' => 'to_json' } ] }

sub forbidden {
    my $self = shift;
    return 0 if $self->current_user->HasRight(Right => 'SuperUser', Object => RT->System);
    return !$self->current_user->HasRight(Right => 'ShowACL', Object => RT->System) if $self->action eq 'seats';
    my $file = $self->file or return 0;
    return !$file->TransactionObj->TicketObj->QueueObj->CurrentUserHasRight('AdminQueue');
}

sub resource_exists { $_[0]->action eq 'seats' || defined $_[0]->file }

# The file, where it is one of this ticket's own and not of a ticket that was merged into it.
sub file {
    my $self = shift;
    my $file = RT::Attachment->new($self->current_user);
    $file->Load($self->attachment);
    return undef unless $file->Id && length($file->Filename // '');
    my $said = RT::Transaction->new(RT->SystemUser);
    $said->Load($file->__Value('TransactionId'));
    return undef unless $said->Id && $said->ObjectType eq 'RT::Ticket' && $said->ObjectId == $self->ticket;
    return $file;
}

sub delete_resource {
    my $self = shift;
    my $file = $self->file or return 0;
    # Kept elsewhere it would stay there: better said than believed.
    return 0 if ($file->__Value('ContentEncoding') // '') eq 'external';
    my ($ok) = $file->Delete;
    return $ok ? 1 : 0;
}

sub to_json {
    my $self = shift;
    my $system = RT->SystemUser;
    my @queues = map { my $q = RT::Queue->new($system); $q->Load($_); $q->Id ? $q : () } $self->request->parameters->get_all('queue');
    my @fields = grep { $_->Id } map {
        my $name = $_;
        map { my $f = RT::CustomField->new($system); $f->LoadByName(Name => $name, LookupType => 'RT::Queue-RT::Ticket', ObjectId => $_->Id, IncludeGlobal => 1); $f } @queues
    } $self->request->parameters->get_all('field');
    my $users = RT::Users->new($system);
    $users->LimitToEnabled;
    $users->LimitToPrivileged;
    my @seats;
    while (my $user = $users->Next) {
        my %sees;
        for my $queue (@queues) {
            # Rights that come with being somebody on a ticket count where the role may be anybody's on the queue.
            $sees{tickets} = 1 if $user->HasRight(Right => 'ShowTicket', Object => $queue) || $self->by_role($user, 'ShowTicket', $queue);
            $sees{comments} = 1 if $user->HasRight(Right => 'ShowTicketComments', Object => $queue) || $self->by_role($user, 'ShowTicketComments', $queue);
        }
        for my $right (qw(SuperUser AdminUsers AdminGroup ShowACL ModifyACL ExecuteCode)) {
            $sees{admin} = 1 if $user->HasRight(Right => $right, Object => RT->System);
        }
        $sees{'customer-field'} = 1 if grep { my $f = $_; grep { $user->HasRight(Right => 'ModifyCustomField', Object => $f, EquivObjects => [$_]) } @queues } @fields;
        my $tokens = RT::AuthTokens->new($system);
        $tokens->Limit(FIELD => 'Owner', VALUE => $user->Id);
        $sees{token} = 1 if $tokens->Count;
        push @seats, {
            login    => $user->Name,
            email    => length($user->EmailAddress // '') ? $user->EmailAddress : undef,
            sights   => [ sort keys %sees ],
        };
    }
    return JSON::to_json({ seats => \@seats }, { utf8 => 1, canonical => 1 });
}

# Owner and AdminCc are staff: whoever may take a ticket gets the owner's rights on it.
sub by_role {
    my ($self, $user, $right, $queue) = @_;
    return 0 unless $user->HasRight(Right => 'OwnTicket', Object => $queue) || $user->HasRight(Right => 'TakeTicket', Object => $queue);
    my $owner = RT::Group->new(RT->SystemUser);
    for my $object ($queue, RT->System) {
        $owner->LoadRoleGroup(Object => $object, Name => 'Owner');
        return 1 if $owner->Id && $owner->PrincipalObj->HasRight(Right => $right, Object => $queue);
    }
    return 0;
}

__PACKAGE__->meta->make_immutable;

1;
