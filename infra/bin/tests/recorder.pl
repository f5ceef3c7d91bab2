#!/usr/bin/perl
# recorder.pl FILE: listens on a free port of the loopback, writes the port to FILE and then the first line of every
# connection, each of which it closes. Stands in for a proxy, and for any program that holds a port.
use strict;
use warnings;
use IO::Socket::INET;

my $server = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 16) or die "cannot listen: $!";
open my $file, '>>', $ARGV[0] or die "cannot write $ARGV[0]: $!";
$file->autoflush(1);
print $file $server->sockport, "\n";
while (my $client = $server->accept) {
    my $line = <$client>;
    print $file $line if defined $line;
    close $client;
}
