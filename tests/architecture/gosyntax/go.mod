module gosyntax

go 1.26
